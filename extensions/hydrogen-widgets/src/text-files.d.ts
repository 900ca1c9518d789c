/** Put together by esbuild.config.ts out of the domains' locale files, like those of the blocks. */
declare module '*.texts' {
  const texts: import('./texts.ts').WidgetTexts;
  export default texts;
}
