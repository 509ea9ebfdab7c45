// node typst.mjs FOLDER FONTS SOURCE.typ OUT.pdf: compiles with the compiler that npm put into FOLDER, and tells the processor seconds
// that this took, without node's own start.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const [folder, fonts, source, out] = process.argv.slice(2)
const { NodeCompiler } = createRequire(path.join(folder, 'x.js'))('@myriaddreamin/typst-ts-node-compiler')
const before = process.cpuUsage()
const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [fonts] }] })
fs.writeFileSync(out, compiler.pdf({ mainFilePath: source }))
const used = process.cpuUsage(before)
console.error(`cpu ${(used.user + used.system) / 1e6}`)
