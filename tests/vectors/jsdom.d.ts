/** The part of jsdom that `shopper-page.ts` uses: the package brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(
      html: string,
      options: { runScripts: 'dangerously'; beforeParse: (window: Window) => void },
    );
    readonly window: Window;
  }
}
