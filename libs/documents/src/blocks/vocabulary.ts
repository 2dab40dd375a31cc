/** Words by which head and tail of a document are told from its body (§7). All patterns are anchored or bounded. */
const TITLE_NOUN =
  '(?:通知|方案|要点|讲话提纲|讲话|发言|纪要|通报|意见|办法|计划|报告|决定|决议|规定|制度|公告|通告|函|批复|细则|预案|规划|总结|安排|清单|指引|公报|提示|倡议书|说明|分工|任务表|明细表|分工表|分解表|清单表|台账)';

/** A line that is a title: short, no sentence in it, ends in the name of a kind of document. */
export const TITLE_LINE = new RegExp(`^[^。;!?,]{2,60}${TITLE_NOUN}(?:\\([^()]{1,16}\\))?$`);
/** The last line of a title that is printed over several. */
export const TITLE_TAIL = new RegExp(`^的?${TITLE_NOUN}$`);
export const TITLE_START = /^(?:关于|中共|印发)/;

export const DOC_NUMBER =
  /[\u4e00-\u9fff]{0,12}[〔[(《]?(?:19|20)\d{2}[\])〕》]?第?\d{1,4}号|[\u4e00-\u9fff]{0,8}第\d{1,4}[期号次]/;
export const FULL_DATE =
  /(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|[二一][〇一二三四五六七八九O]{3}年[〇一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})/;
export const DATE_LINE = new RegExp(`^\\(?${FULL_DATE.source}\\)?$`);
export const BRACKET_LINE = /^\([^()]{1,60}\)$/;
export const SECRECY = /^(绝密|机密|秘密|内部)(?:★.{0,8})?$/;
export const URGENCY = /^(特急|加急|急件|平急|特提)$/;
export const METADATA_LINE =
  /^\t?(?:索引号|发布机构|发文机关|发文字号|有效性|主题分类|成文日期|发布日期|生成日期|公开方式|文号|信息分类|份号|签发人|发文日期|公文种类)[:\t]/;
/** The line of the issuing office: a name, optionally with 文件. */
export const ISSUER_LINE =
  /^[\u4e00-\u9fff()“”]{3,40}?(?:委员会|人民政府|办公室|政府|委|局|部|厅|院|办|中心|领导小组|指挥部|街道|公司|支队|大队|工委|纪委|总工会|团委|妇联|督查室)(?:文件|办公室|\(通知\)|函)?$/;

export const SALUTATION =
  /^(?:[\u4e00-\u9fff,、]{0,20}(?:同志们|代表们|朋友们|委员们|同志|代表|朋友))[:!,。]$/;
export const ADDRESSEES = /^[^。;!?]{2,300}:$/;
export const ANNOUNCES = /(?:如下|通知|意见|要求|事项|安排|强调|以下|几点|落实|执行)[:。]$/;

export const ANNEX_LIST = /^附[件表]?\d{0,2}[:]./;
export const ANNEX_HEAD = /^附[件表录](?:\d{1,2}|[一二三四五六七八九十]{1,2})?[:]?$/;
export const COLOPHON = /^(?:抄送|抄报|分送|发送|主送|印发|报|送)[:]/;
export const PRINTED = /(?:19|20)\d{2}年\d{1,2}月\d{1,2}日印发/;
export const ATTENDEES =
  /^(?:出席|列席|缺席|请假|记录|参会|参加|与会|主持|会议时间|会议地点|时间|地点)(?:人员|人|单位|会议|领导)?[:]/;
export const CLOSING =
  /^(?:特此|此件|此复|以上(?:意见|通知|请|各项)|妥否|当否|本(?:通知|方案|办法|规定|意见|制度|细则)自|联系人[:]|注[:]|(?:举报|咨询|联系|监督)电话[:]|\(联系人|\(此件|未尽事宜)/;
export const CALL = /^(?:同志们|各位|让我们|最后,?(?:祝|让|希望)|希望(?:大家|全|同志|各))/;
