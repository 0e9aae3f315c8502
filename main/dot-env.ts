import { existsSync } from 'node:fs'

// Imported before the commands of an operator: what `.env` says holds where the environment is silent.
if (existsSync('.env')) process.loadEnvFile('.env')
