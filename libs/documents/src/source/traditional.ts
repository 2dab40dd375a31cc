/**
 * One-to-one pairs (traditional, simplified) of the characters that the grammar looks for (X12).
 * They only serve matching: the source keeps its own characters.
 */
const PAIRS =
  '責责單单牽牵頭头時时間间區区縣县鄉乡鎮镇辦办開开關关於于會会議议紀纪決决報报備备處处檢检監监導导進进實实應应當当須须將将無无對对產产業业務务為为與与個个項项條条類类戶户萬万億亿後后結结領领總总' +
  '書书記记員员黨党團团點点見见話话講讲動动態态長长節节國国慶庆號号圖图標标題题聯联繫系電电傳传專专組组織织網网絡络學学習习訓训練练體体驗验達达數数據据樓楼層层農农場场駐驻隊队執执鄰邻環环衛卫維维' +
  '護护築筑設设計计劃划綱纲規规則则範范圍围徵征詢询問问嚴严許许絕绝從从現现隱隐憂忧證证準准審审討讨論论內内際际發发勞劳養养幣币稅税費费廳厅術术館馆職职屆届階阶華华漢汉語语說说讓让過过還还運运轉转' +
  '邊边遠远適适選选遺遗鄧邓陽阳陰阴隨随難难雙双離离靈灵靜静頂顶順顺預预頒颁頓顿顧顾風风飛飞馬马魚鱼鳥鸟龍龙歲岁來来確确請请經经終终統统級级緊紧線线縮缩續续績绩編编細细給给緣缘約约純纯紙纸納纳紅红' +
  '繼继纖纤貫贯貨货質质購购貼贴賽赛貿贸賬账資资賦赋賣卖賴赖財财敗败貧贫販贩貢贡負负壓压兩两貳贰陸陆參参齊齐斷断滿满廣广權权東东價价優优僅仅勵励獨独獲获盡尽礎础種种穩稳競竞筆笔簡简糧粮紮扎幹干鐘钟' +
  '齡龄補补';

/** Code unit → simplified code unit. */
export const SIMPLIFIED_OF: ReadonlyMap<number, number> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, index) => [
    PAIRS.charCodeAt(index * 2),
    PAIRS.charCodeAt(index * 2 + 1),
  ]),
);
