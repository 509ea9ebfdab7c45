// node read.mjs ENGINES BOOK.epub [SHOTS]: opens the book in foliate-js, in a browser without network, by day and by night. Every
// link of every page has a target, a note pops up, no page complains, nothing is asked of the network, all text follows the reader's
// colour. With SHOTS, every page is also photographed, as on a phone and on a tablet. The exit status is the number of complaints.
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

const [engines, book, shots] = process.argv.slice(2)
const puppeteer = createRequire(path.resolve(engines, 'package.json'))('puppeteer')
const origin = 'http://localhost'
const modules = path.resolve(engines, 'node_modules')
const complaints = []
const patience = 240000 // of a machine that has much else to do
const sizes = shots ? { phone: [390, 700], tablet: [820, 1180] } : { phone: [390, 700] }

const html = `<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>book</title>
<style>html, body { height: 100%; margin: 0 } foliate-view { display: block; height: 100% }</style>
<script type="module" src="/page.mjs"></script>`

const script = `import { View } from '/modules/foliate-js/view.js'
import { FootnoteHandler } from '/modules/foliate-js/footnotes.js'
const view = document.createElement('foliate-view'), notes = new FootnoteHandler()
document.body.append(view)
window.view = view
window.shown = []
notes.addEventListener('before-render', e => { e.detail.view.hidden = true; document.body.append(e.detail.view) })
notes.addEventListener('render', e => {
    const { doc } = e.detail.view.renderer.getContents()[0]
    window.shown.push({ type: e.detail.type, words: doc.body.textContent.trim(), links: doc.querySelectorAll('a[href]').length })
})
view.addEventListener('link', e => notes.handle(view.book, e)?.catch(error => console.error('note: ' + error)))
try {
    await view.open('/book.epub')
    view.renderer.setAttribute('max-column-count', '1')
    view.renderer.setStyles('html { color-scheme: light dark }')
    window.opened = 'yes'
} catch (error) {
    window.opened = String(error.stack)
}`

const files = { '/': ['text/html', html], '/page.mjs': ['text/javascript', script] }

function answer(request) {
    const url = new URL(request.url())
    if (url.protocol === 'blob:' || url.protocol === 'data:' || url.protocol === 'about:')
        return request.continue()
    if (url.origin !== origin) {
        complaints.push(`asks the network: ${url}`)
        return request.abort()
    }
    if (url.pathname in files) {
        const [contentType, body] = files[url.pathname]
        return request.respond({ contentType, body })
    }
    if (url.pathname === '/book.epub')
        return request.respond({ contentType: 'application/epub+zip', body: fs.readFileSync(book) })
    const file = path.join(modules, path.normalize(url.pathname.replace(/^\/modules/, '')))
    if (url.pathname.startsWith('/modules/') && fs.existsSync(file))
        return request.respond({ contentType: 'text/javascript', body: fs.readFileSync(file) })
    return request.respond({ status: url.pathname === '/favicon.ico' ? 204 : 404 })
}

function listen(page) {
    page.on('request', answer)
    page.on('pageerror', error => complaints.push(`error: ${error}`))
    page.on('console', message => {
        // The engine's own remark on the frame that it makes.
        if (['error', 'warn'].includes(message.type()) && !/allow-scripts/.test(message.text()))
            complaints.push(`says: ${message.text()}`)
    })
}

// Links of all pages, without showing them; then what the contents, the page list and the landmarks name.
const checkLinks = () => (async () => {
    const { sections, toc, pageList, landmarks } = window.view.book
    const dead = []
    let n = 0
    const docs = await Promise.all(sections.map(section => section.createDocument()))
    const check = async (href, from) => {
        n++
        const target = await window.view.book.resolveHref(href)
        const doc = target ? docs[target.index] : null
        if (!doc || (href.includes('#') && !target.anchor(doc)))
            dead.push(`${from}: ${href}`)
    }
    for (const [i, section] of sections.entries())
        for (const link of docs[i].querySelectorAll('a[href]'))
            await check(section.resolveHref(link.getAttribute('href')), section.id)
    const walk = async (items, from) => {
        for (const item of items ?? []) {
            await check(item.href, from)
            await walk(item.subitems, from)
        }
    }
    await walk(toc, 'contents')
    await walk(pageList, 'page list')
    await walk(landmarks, 'landmarks')
    return { n, dead, pages: pageList?.length ?? 0 }
})()

// The first reference to a note, tapped.
const openNote = () => (async () => {
    for (const [i, section] of window.view.book.sections.entries()) {
        const doc = await section.createDocument()
        if (!doc.querySelector('[role="doc-noteref"]')) continue
        await window.view.goTo(i)
        window.view.renderer.getContents()[0].doc.querySelector('[role="doc-noteref"]').click()
        for (let wait = 0; wait < 1200 && window.shown.length === 0; wait++)
            await new Promise(resolve => setTimeout(resolve, 100))
        return window.shown[0] ?? null
    }
    return null
})()

// Elements of the page shown whose colour is their own; and the colour of all others.
const checkColours = () => {
    const { doc } = window.view.renderer.getContents()[0]
    const colour = element => doc.defaultView.getComputedStyle(element).color
    const root = colour(doc.documentElement)
    const own = [...doc.body.querySelectorAll('*')].filter(element => colour(element) !== root)
    return { root, own: own.map(element => element.outerHTML.slice(0, 80)) }
}

const isLight = colour => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number)
    return 0.3 * r + 0.6 * g + 0.1 * b > 128
}

async function read(browser, scheme, name) {
    const page = await browser.newPage()
    page.setDefaultTimeout(patience)
    const [width, height] = sizes[name]
    await page.setRequestInterception(true)
    listen(page)
    await page.setViewport({ width, height })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.goto(`${origin}/`)
    await page.waitForFunction(() => window.opened)
    const opened = await page.evaluate(() => window.opened)
    if (opened !== 'yes') {
        complaints.push(`does not open: ${opened}`)
        return page.close()
    }
    const names = await page.evaluate(() => window.view.book.sections.map(section => section.id))
    for (const [i, id] of names.entries()) {
        await page.evaluate(index => window.view.goTo(index), i)
        const { root, own } = await page.evaluate(checkColours)
        if (isLight(root) !== (scheme === 'dark')) complaints.push(`${id}: ${root} by ${scheme}`)
        for (const element of own) complaints.push(`${id}: a colour of its own: ${element}`)
        if (shots) {
            await new Promise(resolve => setTimeout(resolve, 300))
            await page.screenshot({ path: path.join(shots, `${name}-${scheme}-${path.basename(id, '.xhtml')}.png`) })
        }
    }
    if (scheme === 'light') {
        const { n, dead, pages } = await page.evaluate(checkLinks)
        for (const link of dead) complaints.push(`leads nowhere: ${link}`)
        const note = await page.evaluate(openNote)
        if (!note || note.type !== 'footnote' || note.words === '' || note.links < 2)
            complaints.push(`no note pops up: ${JSON.stringify(note)}`)
        console.log(`${path.basename(book)}: ${names.length} files, ${n} links, ${pages} pages`)
    }
    return page.close()
}

const browser = await puppeteer.launch({ executablePath: path.resolve(engines, 'browser'), headless: true, timeout: patience,
    protocolTimeout: patience })
if (shots) fs.mkdirSync(shots, { recursive: true })
for (const name of Object.keys(sizes))
    for (const scheme of ['light', 'dark']) await read(browser, scheme, name)
await browser.close()
for (const complaint of complaints) console.log(complaint)
process.exit(Math.min(complaints.length, 100))
