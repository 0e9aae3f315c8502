// The served fallback of the Chinese faces, in slices; a machine with its own never fetches one.
import '@fontsource/noto-sans-sc/400.css'
import '@fontsource/noto-sans-sc/600.css'
