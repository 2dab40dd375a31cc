/** Lines that belong to the page, not to the directive (X10, X11, N9's table of contents, the web page's metadata table). */
const NOISE_LINES: readonly RegExp[] = [
  /^[-~·]{0,3}第?\d{1,4}页?(?:[/,，]?共\d{1,4}页?)?[-~·]{0,3}$/,
  /^[-~]{1,3}\d{1,4}[-~]{1,3}$/,
  /^\d{1,4}\/\d{1,4}$/,
  /^\(?…{0,4}\.{0,6}此处省略.{0,12}$/,
  /^\(…{1,4}此处.{0,20}\)$/,
  /^.{1,40}[.…·]{4,60}\d{1,4}$/,
  /^(?:来源|文章来源|信息来源|浏览次数|点击数|阅读量|阅读次数|责任编辑|字体大小|字号|打印本页|关闭窗口|分享到|上一篇|下一篇)[::].{0,40}$/,
  /^(?:打印本页|关闭窗口|打印|分享|收藏|返回顶部|相关附件|扫一扫在手机打开当前页)$/,
  /^\t[-:\t]{3,118}$/,
];

/** `text` is a line without blanks. A bare number is a page number only when it is dressed as one. */
export function isNoiseLine(text: string): boolean {
  if (text.length > 120) return false;
  if (/^\d{1,4}$/.test(text)) return false;
  return NOISE_LINES.some((pattern) => pattern.test(text));
}
