/** The part of jsdom that the tests of widgets use: the package brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(
      html: string,
      options?: { runScripts: 'dangerously'; beforeParse: (window: Window) => void },
    );
    static fragment(html: string): DocumentFragment;
    readonly window: Window;
  }
}
