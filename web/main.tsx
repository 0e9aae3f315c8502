import 'virtual:antd.css'
import './paper.css'
import './print.css'

void import('./fonts.ts')
if (!('groupBy' in Object) || typeof Iterator === 'undefined') await import('./polyfills.ts')

const { mount } = await import('./mount.tsx')
mount(document.getElementById('root')!)
