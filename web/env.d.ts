declare module 'virtual:antd.css'
declare module 'core-js/*'
