/** What is known of a question before its topic is: only whether something of a kind is named. */
export interface Named {
  method: boolean;
  /** A method whose name is no word of anything else. */
  clearMethod: boolean;
  language: boolean;
  currencies: number;
  carrier: boolean;
  country: boolean;
  region: boolean;
}

/** Kinds of things that questions about a domain may name. */
export type Slot = 'country' | 'region' | 'method' | 'carrier' | 'language' | 'currency';

/** A part of what a domain can tell: by what it is recognized, and which words it understands. */
export interface Topic {
  name:
    | 'registration'
    | 'slow-lanes'
    | 'promises'
    | 'handover'
    | 'transit'
    | 'failures'
    | 'method'
    | 'rate'
    | 'margin'
    | 'points'
    | 'coverage';
  /** Whether a question is about it. */
  isNamed: (text: string, named: Named) => boolean;
  /** Names of things that it understands, in the order in which they take their words. */
  slots: readonly Slot[];
  /** Whether it can be told of a past period. */
  takesPeriod: boolean;
  /** Words that carry a part of the question, each with what it says. */
  aspects: Readonly<Record<string, RegExp>>;
  /** Words that belong to it and turn nothing. */
  words: RegExp;
  /** Words that turn its sense though they mean nothing elsewhere. */
  turns?: RegExp | undefined;
}

const DUTY =
  /\b(?:vat|value[- ]added tax|gst|hst|sales[- ]tax(?:es)?|use tax|consumption tax|jct|i?oss|voec|one[- ]stop[- ]shop|mail[- ]order|tax(?:es)?|distance[- ](?:selling|sales?))\b|增值税|商品(?:及|和)?服务税|销售税|消费税|一站式|远程销售|欧盟|税/iu;
const REGISTER =
  /\b(?:(?:un)?regist(?:er(?:ed|ing|s)?|rations?)|thresholds?|nexus|distance[- ](?:selling|sales?) (?:limit|rules?)|(?:tax|vat|gst|i?oss|voec|sales tax) (?:limits?|numbers?|ids?|cap|ceiling)|limits?)\b|注册|登记|门槛|阈值|起征点|限额|额度|税号|上限|红线/iu;
const OBLIGED =
  /\b(?:need|needs|must|have to|has to|should|required?|obliged|obligated|liable|due|mandatory|over|exceed(?:ed|s)?|cross(?:ed|es)?|hit|reach(?:ed)?|pass(?:ed)?|close|near|far|supposed|status|standing|progress)\b|情况|状态|进度|要不要|需不需要|需要|必须|应该|得|要|超|达到|到了|接近|快到|还差/iu;
/** Whoever registers is a person there, and no tax is meant. */
const PEOPLE_REGISTER =
  /\bregistered (?:customers?|members?|users?|shoppers?|accounts?)\b|注册(?:了)?(?:多少)?(?:的)?(?:个)?(?:会员|用户|客户|顾客|账号)/iu;

const WHICH =
  /\b(?:which|what|whose|where|any|list|all)\b|哪(?:一)?(?:个|些|几个|里|儿|种|条|家)?|什么地方|有没有|有哪些|各(?:个)?/iu;

const FAIL =
  /\b(?:fail(?:s|ed|ing|ures?)?|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ions?)?|refus(?:e|es|ed|als?)|bounc(?:e|es|ed)|unsuccessful|(?:do(?:es)?|did)(?: not|n't) (?:go through|work|succeed)|not (?:go(?:ing)? through|work(?:ing)?|successful)|err?ors?)\b|失败|被拒|拒绝|拒付率|不成功|没成功|未成功|付不了|出错|报错/iu;
const SUCCEED =
  /\b(?:success(?:es|ful(?:ly)?)?|succeed(?:s|ed|ing)?|go(?:es)? through|went through|gone through|approv(?:al|als|ed|e)|accept(?:ance|ed)?|convert(?:s|ed)?|conversion|work(?:s|ing)? (?:well|ok|fine)?|perform(?:s|ed|ing|ance)?|reliable|reliability|paid at (?:the )?first (?:try|attempt))\b|成功|通过|顺利|表现|好用/iu;
const METHODS =
  /\b(?:payment|pay(?:ing)?) (?:methods?|options?|ways?|means|providers?|gateways?)\b|\b(?:ways?|methods?) (?:to|of) pay(?:ing|ment)?\b|(?:支付|付款|收款)(?:方式|方法|渠道|手段)/iu;

const MARGIN =
  /\b(?:(?:gross|profit|net|goods|product)? ?margins?|profitab(?:le|ility)|margin-wise)\b|毛利率?|利润率|净利率|利润空间|赚不赚钱|(?:还|能|有)赚(?:钱|头)|(?:有没)?有利润/iu;

const FX =
  /\b(?:exchange|fx|forex|conversion|reference|currency|ecb) rates?\b|\bfx\b|\bforex\b|\brates?\b|\b(?:in|to|into|versus|vs|against) (?:the )?(?:euros?|dollars?|yen|pounds?|francs?|zloty|kron(?:or|a|er)|[a-z]{3})\b|汇率|牌价|兑换?|换(?:成)?|折合|等于/iu;

const POINTS =
  /\b(?:(?:loyalty|reward|bonus)s? ?(?:points?|program(?:me)?s?|scheme|liabilit(?:y|ies)|members?(?:hip)?)?|points|members?(?:hip)?)\b|积分|会员|忠诚度/iu;
const PERCENT_POINTS =
  /\bpercent(?:age)? points?\b|\b(?:selling|price|touch|pain) points?\b|百分点/iu;

const TRANSLATION =
  /\b(?:(?:un|re)?translat(?:e|ed|es|ing|ions?)|locali[sz](?:ed|ation)|language versions?)\b|翻译|译文|译|漏翻|没翻|未翻|翻(?:好|完|全|了)|多语言|本地化/iu;
const OPEN_TEXT =
  /\b(?:missing|untranslated|outdated|out[- ]of[- ]date|stale|incomplete|complete|finished|progress|versions?)\b|缺|未翻|没翻|过时|过期|旧|完整|进度|版/iu;

/**
 * The topics of the domains, those whose words are the most particular first: a question is about the
 * first one that it names.
 */
export const TOPICS: readonly Topic[] = [
  {
    name: 'registration',
    isNamed: (text, named) =>
      !PEOPLE_REGISTER.test(text) &&
      ((REGISTER.test(text) &&
        (DUTY.test(text) || named.country || named.region || isList(text))) ||
        (DUTY.test(text) && OBLIGED.test(text) && !/\b(?:pay|owe|rate|charge)/iu.test(text))),
    slots: ['region', 'country'],
    takesPeriod: false,
    aspects: {
      union:
        /\b(?:e\.?u\.?|european union|europe(?:an|-wide)?|eu-wide|across europe|union(?:-wide)?)\b|欧盟|欧洲/giu,
      oss: /\b(?:oss|one[- ]stop[- ]shop)\b|一站式(?:申报|服务)?|distance[- ](?:selling|sales?)|远程销售/giu,
      ioss: /\bioss\b|\bimport one[- ]stop[- ]shop\b|进口一站式(?:申报)?/giu,
      voec: /\bvoec\b/giu,
      duty: /\b(?:vat|value[- ]added tax|gst|hst|sales[- ]tax(?:es)?|use tax|consumption tax|jct|mail[- ]order|tax(?:es|ation)?|nexus)\b|增值税|商品(?:及|和)?服务税|销售税|消费税|税务|税号|税/giu,
      near: /\b(?:close(?:st)?|near(?:ly|est|ing)?|approach(?:ing|es)?|almost|about to|soon|next|warning|at risk|risk)\b|接近|临近|快要?(?:到|达到|超)?|即将|将要|马上|差不多/giu,
      over: /\b(?:over|above|beyond|past|exceed(?:ed|ing|s)?|overdue|miss(?:ing|ed)?|not (?:yet )?(?:been )?registered|unregistered|already passed|due)\b|超过?(?:了)?|已经?(?:达到|超过?|越过)|漏(?:了)?|没有?注册|未注册|该注册/giu,
      when: /\b(?:when|by when|at what (?:point|stage)|how (?:soon|long)|what date|which (?:month|date|day)|date)\b|什么时候|何时|多久(?:后)?|哪天|几月|几时|时间/giu,
      registered:
        /\b(?:(?:am|are) (?:i|we|you) (?:already |currently )?registered|(?:have|did) (?:i|we) (?:already )?register(?:ed)?|already registered|our registrations?|my registrations?)\b|已经?注册|注册过|注册好|登记过/giu,
      which:
        /\b(?:which|where|what|any(?:where)?|list|all)\b|哪(?:一)?(?:个|些|几个|里|儿)?|什么地方|有没有|所有|全部/giu,
    },
    words:
      /\b(?:regist(?:er(?:ed|ing|s)?|rations?)|thresholds?|limits?|numbers?|ids?|cap|ceiling|distance[- ]selling|need(?:s|ed)?|must|have to|has to|should|required?|requirements?|obligat(?:ed|ion|ions|ory)|obliged|liable|mandatory|supposed|cross(?:ed|es|ing)?|hit(?:s|ting)?|reach(?:ed|es|ing)?|pass(?:ed|es)?|far|away|left|remaining|room|until|before|more|sell|sales|selling|sold|can|will|going|forced?|yet|countries|states?|places?|status|state|track|tracker|standing|compared|against|versus|vs|relative|towards?|foreign|abroad|apply|applies|applicable|economic|necessary|compliance|authorit(?:y|ies))\b|需不需要|要不要|用不用|需要|必须|是否|应该|应当|得|没有?必要|必要|注册|登记|门槛|阈值|起征点|限额|额度|上限|红线|达到|到达|超过?|触发|触及|越过|还差|差|离|距离?|剩余?|剩下|空间|还能|卖|销售|多少钱|国家|州|市场|地方|情况|进度|状态|目前|什么时候|会|不|没|用|办理?|申请|义务|了没|才|线|远|到|一万欧元|一万欧|万|快/giu,
    turns:
      /\b(?:rates?|refunds?|invoices?|file|filing|returns?|fines?|penalt(?:y|ies)|cost|fees?|deadlines?|how (?:do|to|can))\b|税率|申报|罚款|费用|怎么|如何|流程|材料/iu,
  },
  {
    name: 'promises',
    isNamed: (text) =>
      /\b(?:broke[n]?|break(?:s|ing)?|miss(?:ed|es|ing)?|violat\w+|fail(?:ed|s|ing)? to (?:keep|meet)|(?:did|do|does)(?: not|n't) (?:keep|meet)|not (?:been )?(?:kept|met)|unkept)\b[^.?!]{0,40}\b(?:promis\w+|delivery dates?|deadlines?|estimates?)\b/iu.test(
        text,
      ) ||
      /\b(?:promis\w+|delivery dates?|estimates?)\b[^.?!]{0,40}\b(?:broke[n]?|break|missed|failed|not (?:been )?(?:kept|met)|early|violated)\b/iu.test(
        text,
      ) ||
      /\b(?:arriv\w*|deliver\w+|come|came) (?:too )?(?:early|earlier)\b|\bearly (?:deliver(?:y|ies)|arrivals?|parcels?)\b|\bahead of (?:time|schedule|the promise)\b/iu.test(
        text,
      ) ||
      /\b(?:fault|to blame|responsible|cause[sd]?)\b[^.?!]{0,50}\b(?:late|delay\w*|promis\w+)\b|\b(?:late|delay\w*|broken promis\w+)\b[^.?!]{0,40}\b(?:fault|to blame|responsible)\b/iu.test(
        text,
      ) ||
      /(?:没有?|未)(?:能)?(?:按|照)(?:时|承诺|约定|期)(?:的)?(?:日期|时间)?(?:送|到|交)|违约|失约|(?:没有?|未)(?:能)?(?:兑现|遵守|做到)(?:的)?(?:承诺|送达|时效)?|承诺[^，。？]{0,8}(?:没有?|未)(?:兑现|做到|送)|打破承诺|食言|提前(?:送达|到达|到货|送到|到)|(?:迟到|延误|晚到|超时)[^，。？]{0,10}(?:谁|责任|怪)|(?:谁|责任|怪)[^，。？]{0,12}(?:迟到|延误|晚到|超时)/iu.test(
        text,
      ),
    slots: ['country'],
    takesPeriod: true,
    aspects: {
      which:
        /\b(?:in )?(?:(?:which|what) (?:countr(?:y|ies)|markets?)|which|where)\b|哪(?:一)?(?:个|些|几个|里|儿)(?:国家|市场|地区)?/giu,
      most: /\b(?:most(?: often| frequently)?|highest|best)\b|最(?:多|高|常|好)/giu,
      least: /\b(?:least(?: often)?|lowest|worst|fewest)\b|最(?:少|低|差)/giu,
      early:
        /\b(?:(?:too )?early|earlier than|ahead of (?:time|schedule|the promise(?:d date)?))\b|提前(?:送达|到达|到货|送到|到)?/giu,
      fault:
        /\b(?:(?:whose|who's|who is|who) (?:at )?(?:the )?(?:fault|to blame|responsible)?|fault|to blame|blame|responsible|warehouse|carriers?)\b|谁的?(?:责任|错|问题)?|责任|怪谁|仓库|物流商|承运商/giu,
      broken:
        /\b(?:broke[n]?|break(?:s|ing)?|miss(?:ed|es|ing)?|violat\w+|fail(?:ed|s|ing)? to (?:keep|meet)|(?:did|do|does)(?: not|n't) (?:keep|meet)|not (?:been )?(?:kept|met)|late|delay(?:s|ed)?|fail(?:ed|s)?)\b|(?:没有?|未)(?:能)?(?:按|照)(?:时|承诺|约定|期)(?:的)?(?:日期|时间)?(?:送达|送到|到达|到货|到|交付|送)?|违约|失约|(?:没有?|未)(?:能)?(?:兑现|遵守|做到)|打破|食言|迟到|延误|晚到|超时/giu,
      share:
        /\b(?:share|percent(?:age)?|rate|proportion|how often|fraction|ratio)\b|比例|占比|率|百分比|百分之几/giu,
    },
    words:
      /\b(?:promis(?:e|es|ed)|delivery|deliver(?:y|ies|ed)|dates?|deadlines?|estimates?|arriv(?:e|ed|es|als?)|come|came|orders?|parcels?|packages?|shipments?|when|than|were|was|are|is|have|been|kept|keep|our|how|many|often|the|of|in|to|is it|it)\b|承诺|约定|的|日期|时间|时效|送达|送到|到达|订单|包裹|多少|几|单|笔|有|个|了/giu,
  },
  {
    name: 'slow-lanes',
    isNamed: (text, named) =>
      (/\b(?:slow(?:er|ing|ed|down)?|delay(?:s|ed)?|late|stuck|degrad\w+|worse|problem(?:s|atic)?|trouble|issues?|silent|stopp?(?:ed)?)\b|变慢|慢了|延误|异常|出问题|变差|卡住|没(?:有)?(?:更新|扫描|轨迹)|不更新/iu.test(
        text,
      ) &&
        /\b(?:lanes?|routes?|carriers?|shipping (?:lines?|companies)|couriers?|handover)\b|线路|路线|物流商|承运商|快递公司?|渠道|物流/iu.test(
          text,
        ) &&
        !/\bwhich carrier is (?:the )?slowest\b|最慢/iu.test(text)) ||
      (/\b(?:slower (?:than|now|lately|recently)|slow(?:ed|ing) down|getting slower|become slower)\b|变慢|慢了/iu.test(
        text,
      ) &&
        (named.carrier || /parcel|deliver|shipping|package|包裹|物流|配送|线路/iu.test(text))),
    slots: ['carrier', 'country'],
    takesPeriod: false,
    aspects: {
      silent: /\b(?:silent|stopp?(?:ed)?|no scans?)\b|没(?:有)?(?:更新|扫描|轨迹)|不更新/giu,
    },
    words:
      /\b(?:slow(?:er|ing|ed|down)?|delay(?:s|ed)?|late|stuck|worse|problem(?:s|atic)?|trouble|issues?|silent|stopped|scan(?:s|ning|ned)?|report(?:s|ing|ed)?|lanes?|routes?|carriers?|couriers?|shipping|lines?|compan(?:y|ies)|than|usual|normal|before|getting|gotten|become|became|which|any|where|what|are|is|there|have|has|lately|recently|deliver(?:y|ies)|parcels?|packages?|to|down|going|unusually|currently|running|our|of|the|list|all)\b|线路|路线|物流商|承运商|物流|快递公司?|渠道|配送|包裹|变慢|慢了|慢|延误|异常|出问题|问题|变差|卡住|没有?|更新|扫描|轨迹|不|最近|近期|哪(?:一)?(?:条|些|个|家|几条|几家)?|有没有|什么|比(?:以前|平时|之前)|以前|平时|之前|正常|去|到/giu,
  },
  {
    name: 'handover',
    isNamed: (text) =>
      /\b(?:hand(?:s|ed|ing)?[- ]?over|handover|leave(?:s)? (?:the |our )?warehouse|dispatch times?|pick and pack|ready to ship|warehouse (?:take|need|handl\w*|speed|times?))\b|\b(?:long|days|fast|quick\w*)\b[^.?!]{0,40}\bwarehouse\b|\bwarehouse\b[^.?!]{0,30}\b(?:long|days|fast|quick\w*)\b|(?:出库|发货|出货|交运|揽收)(?:时效|速度|要?(?:多久|几天|多长时间)|(?:一般|平均|通常)?(?:需要|要)?(?:多久|几天|多长时间))|仓库[^，。？]{0,10}(?:多久|几天|多快|多长时间)/iu.test(
        text,
      ) && !/\bslow(?:er|ed|ing)?\b|变慢/iu.test(text),
    slots: [],
    takesPeriod: false,
    aspects: {},
    words:
      /\b(?:hand(?:s|ed|ing)?[- ]?over|handover|leave(?:s)?|sit(?:s|ting)?|stay(?:s|ing)?|warehouses?|dispatch|pick and pack|ready|to ship|how|long|days?|fast|quick(?:ly)?|take(?:s)?|need(?:s)?|orders?|parcels?|before|until|times?|speed|carrier|working|many|our|the|it|does|do|on average|average|typically)\b|出库|发货|出货|交运|揽收|停留?|存放|待|里|时效|速度|仓库|多久|几天|多快|多长时间|一般|平均|通常|需要|要|订单|时间|才|才能|能/giu,
  },
  {
    name: 'transit',
    isNamed: (text, named) =>
      // Before the order leaves, and dates of one order, are other questions.
      !/\b(?:processing|handling|packing|preparation|cut[- ]?off|promis\w+|on time|punctual)\b|备货|打包|截单|承诺|准时|按时|准点|what day|预计送达/iu.test(
        text,
      ) &&
      !/\bwhen (?:would|will|does|do|can|could|should|is)\b|什么时候|何时|哪天|几号|几时/iu.test(
        text,
      ) &&
      (/\b(?:transit|delivery|shipping|travel|lead|courier) (?:times?|days|duration|speeds?)\b|\b(?:days?|weeks?|long(?:er|est)?|fast(?:er|est)?|quick(?:er|est|ly)?|slow(?:er|est|ly)?|short(?:er|est)?|soon)\b[^.?!]{0,60}\b(?:parcels?|packages?|deliver(?:y|ies|ed)?|shipments?|orders?|ship(?:ping|ped)?|mail|post|transit|arriv\w*|get(?:s|ting)? (?:there|to)|reach(?:es)?|take(?:s)? to|carriers?|couriers?)\b|\b(?:parcels?|packages?|deliver(?:y|ies)|shipments?|orders?|shipping|transit|carriers?|couriers?)\b[^.?!]{0,60}\b(?:days?|long(?:er|est)?|fast(?:er|est)?|quick(?:er|est|ly)?|slow(?:er|est|ly)?|short(?:er|est)?)\b|运输(?:时效|时间|天数|周期|要|多久|需要)|(?:配送|物流|运送|派送|快递|送货)(?:时效|时间|天数|周期|速度|要|需要|多久|几天|一般)|时效|(?:多久|几天|多少天|多长时间)(?:能|可以|才能|会|才)?(?:送|到|收|寄)|(?:送|到|寄|发|运)[^，。？]{0,14}(?:要|需|得|花)?(?:多久|几天|多少天|多长时间)|送(?:得|货)?最?[慢快]|最[慢快]/iu.test(
        text,
      ) ||
        (named.carrier &&
          /\b(?:long|fast\w*|quick\w*|slow\w*|days?|takes?)\b|多久|几天|多快|多慢|快|慢|时效/iu.test(
            text,
          ))),
    slots: ['carrier', 'country'],
    takesPeriod: false,
    aspects: {
      which: /\b(?:which|what|where|whose|who)\b|哪(?:一)?(?:个|些|几个|里|儿|家|条)?|谁/giu,
      slowest:
        /\b(?:slowest|longest|slow|worst|most days|take(?:s)? (?:the )?longest)\b|最(?:慢|久|长|差)|慢/giu,
      fastest: /\b(?:fastest|quickest|shortest|best|fewest days)\b|最(?:快|短|好)/giu,
      carrier:
        /\b(?:carriers?|couriers?|shipping (?:compan(?:y|ies)|providers?)|logistics providers?|forwarders?|delivery compan(?:y|ies))\b|物流商|承运商|快递公司?|货代|物流公司|渠道|物流渠道/giu,
      place: /\b(?:countr(?:y|ies)|markets?|destinations?|places?)\b|国家|市场|目的地|地区/giu,
    },
    words:
      /\b(?:how|long(?:er)?|many|days?|weeks?|fast|quick(?:ly)?|soon|take(?:s|n)?|transit|delivery|deliver(?:y|ies|ed|ing)?|shipping|ship(?:s|ped)?|travel(?:s|ling)?|lead|times?|duration|speeds?|parcels?|packages?|shipments?|orders?|mail|post|boxes|arriv(?:e|es|ing|al)|get(?:s|ting)?|there|reach(?:es)?|until|before|normally|usually|typically|average|median|typical|usual|worst case|door|customers?|shoppers?|spend|on the road|under way|generally|need(?:s)?|bring|land|destination|p50|p80|p90|percentile|compare|comparison|versus|vs|or|better|faster|slower)\b|对比|比较|相比|分别|各|哪个|运输|配送|物流|运送|派送|快递|送货|时效|天数|周期|速度|时间|多久|几天|多少天|多长时间|包裹|货|订单|一般|通常|平均|大概|正常|需要|要|花|才|能|到货|到|送达|送到|送得|送|寄到|寄往|寄|发往|发到|发|收到|收|客户|顾客|手里|手上|多快|快|天/giu,
    turns: /\b(?:cost|price|late|overdue|weeks? ago)\b|多少钱|运费|费用|逾期/iu,
  },
  {
    name: 'failures',
    isNamed: (text, named) =>
      /\b(?:why|reasons?|causes?|what(?:'s| is)? (?:causing|behind)|because|what makes|error codes?|(?:most |more )?(?:common|frequent|usual|typical)|how come)\b|原因|为什么|为何|为啥|错误码|常见|怎么(?:会|老|总)/iu.test(
        text,
      ) &&
      FAIL.test(text) &&
      (named.method ||
        /\b(?:payments?|pay|paying|cards?|transactions?|checkouts?|charges?)\b|支付|付款|扣款|刷卡|收款/iu.test(
          text,
        )),
    slots: ['method', 'country'],
    takesPeriod: true,
    aspects: {},
    words:
      /\b(?:why|reasons?|causes?|causing|caused|behind|for|what|what's|makes?|main|most|common(?:ly)?|frequent(?:ly)?|top|typical|biggest|usual|how come|error|errors?|codes?|payments?|pay|paying|transactions?|checkouts?|charges?|with|get(?:s|ting)?|being|been|fail(?:s|ed|ing|ures?)?|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ions?)?|refus(?:e|es|ed|als?)|bounc(?:e|es|ed)|unsuccessful|not|don't|didn't|doesn't|did|do|does|go|going|through|work|working|succeed|attempts?|customers?|shoppers?|so|often|many|keep|so many|are|list)\b|原因|为什么|为何|为啥|错误码|怎么(?:会|老|总)|支付|付款|扣款|收款|失败|被拒|拒绝|不成功|没成功|未成功|付不了|出错|报错|主要|最常见|常见|最多|是|什么|哪些|都|老是?|总是?|经常/giu,
    turns: /\b(?:refunds?|disputes?)\b|退款|争议/iu,
  },
  {
    name: 'method',
    isNamed: (text, named) =>
      (named.clearMethod ||
        ((named.method || METHODS.test(text) || /\b(?:by|per) method\b/iu.test(text)) &&
          (FAIL.test(text) ||
            SUCCEED.test(text) ||
            /\b(?:fees?|cost(?:s|ly)?|expensive|cheap(?:est)?|refunds?|refunded|disputes?|disputed|chargebacks?|best|worst|popular|common|used?|preferred)\b|手续费|费率|费用|成本|贵|便宜|退款|争议|拒付|最好|最差|常用|受欢迎|使用|用得/iu.test(
              text,
            ))) ||
        // Of all ways to pay together.
        /\b(?:chargebacks?|disputes?|payment fees|processing fees|transaction fees)\b|拒付|争议|手续费/iu.test(
          text,
        )) &&
      // What is shown to shoppers is another question.
      !/\b(?:shown?|display\w*|visible|see|offer(?:ed)?|hidden|hide)\b|展示|显示|看到|看得到/iu.test(
        text,
      ) &&
      !/\bwhy\b|为什么|为何|为啥|原因/iu.test(text),
    slots: ['method', 'country'],
    takesPeriod: true,
    aspects: {
      fees: /\b(?:(?:payment |processing |transaction )?fees?|cost(?:s|ly)?|expensive|cheap(?:est)?)\b|手续费(?:率)?|费率|费用|成本|贵|便宜/giu,
      refunds: /\brefund(?:s|ed)?(?: rate| share)?\b|退款率?/giu,
      disputes: /\b(?:disputes?|disputed|chargebacks?)(?: rate)?\b|争议率?|拒付率?|纠纷/giu,
      failed:
        /\b(?:(?:un)?reliab\w+ )?(?:fail(?:s|ed|ing|ures?)?|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ions?)?|bounc(?:e|es|ed)|unsuccessful|(?:do(?:es)?|did)(?: not|n't) (?:go through|work|succeed))\b|失败率?|被拒(?:率)?|不成功|没成功|未成功|付不了|出错/giu,
      usage:
        /\b(?:uses?|used|using|usage|pays? (?:with|by|via)|paying (?:with|by|via)|paid (?:with|by|via|using)|popular(?:ity)?|most common(?:ly)?|how many|number of|preferred?)\b|使用率?|(?<![好能可适])用(?!户)|常用|受欢迎|流行|(?:多少|几)(?:笔|个|单|人|订单)/giu,
      success:
        /\b(?:success(?:es|ful(?:ly)?)?|succeed(?:s|ed|ing)?|go(?:es|ing)? through|went through|gone through|approv(?:al|als|ed)|accept(?:ance|ed)?|convert(?:s|ed|ing)?|conversion|perform(?:s|ed|ing|ance)?|reliable|reliability|work(?:s|ing)?|paid at first|at first (?:try|attempt))\b|成功率?|通过率?|顺利|表现/giu,
      which:
        /\b(?:which|what|whose|where)\b(?! (?:is|are|was|were|share|percent\w*|rate|proportion)\b(?!.*\b(?:most|least|best|worst|highest|lowest)\b))|哪(?:一)?(?:个|些|几个|种|几种|里|儿)/giu,
      most: /\b(?:most(?: often| frequently)?|highest|best|top|largest|most reliable)\b|最(?:高|多|好|佳|贵|容易|常)|最(?=\s*的)/giu,
      least:
        /\b(?:least(?: often)?|lowest|worst|fewest|weakest|poorest)\b|最(?:低|少|差|弱|便宜|不(?:好|容易))/giu,
      methods:
        /\b(?:payment|pay(?:ing)?) (?:methods?|options?|ways?|means|providers?)\b|\b(?:ways?|methods?) (?:to|of) pay(?:ing|ment)?\b|\bmethods?\b|(?:支付|付款|收款)(?:方式|方法|渠道|手段)/giu,
      place: /\b(?:countr(?:y|ies)|markets?)\b|国家|市场|地区/giu,
    },
    words:
      /\b(?:rates?|shares?|percent(?:age)?|proportion|payments?|pay(?:s|ing)?|paid|transactions?|cards?|checkouts?|attempts?|purchases?|customers?|shoppers?|buyers?|often|well|how|what|of|with|by|via|using|use|used|when|work(?:s|ing)?|fine|doing|our|us|charge[sd]?|at|first|try|attempt|easily|normal(?:ly)?|ok|the|is|for|stats?|statistics|figures?)\b|率|比例|占比|占|支付|付款|收款|交易|订单|用|使用|的|多少|情况|怎么样|如何|百分比|首次|一次|容易|经常|最近|好不好|收|各|好使|能用|可用|正常|卡/giu,
    turns:
      /\b(?:amounts?|revenue|sales|money|turnover|turn(?:ed)? o(?:n|ff)|should)\b|销售额|金额|卖|要不要|关掉|关闭|开通/iu,
  },
  {
    name: 'rate',
    isNamed: (text, named) =>
      named.currencies > 0 &&
      (FX.test(text) || named.currencies > 1) &&
      !MARGIN.test(text) &&
      !/\b(?:sales|orders?|revenue|refunds?|sold|sell|limit|threshold|fees?)\b|销售|订单|退款|卖|门槛|手续费/iu.test(
        text,
      ),
    slots: ['currency'],
    takesPeriod: false,
    aspects: {},
    words:
      /\b(?:exchange|fx|forex|conversion|reference|currency|ecb|rates?|cross|current(?:ly)?|latest|today(?:'s)?|now|right|worth|buy(?:s)?|get|equal(?:s)?|convert(?:ed)?|into|versus|vs|against|to|in|for|how|much|many|do|i|what|what's|one|an?|1|per|each|pair|trading|at|price|strong|quote[ds]?)\b|汇率|牌价|参考|兑换?|换成?|折合|等于|值|是|今天|今日|现在|当前|最新|多少|能|可以|一|每|1|对|比|钱|块/giu,
  },
  {
    name: 'margin',
    isNamed: (text) => MARGIN.test(text),
    slots: ['currency', 'country'],
    takesPeriod: false,
    aspects: {
      which: /\b(?:which|where|what market|what country)\b|哪(?:一)?(?:个|些|几个|里|儿|种)?/giu,
      most: /\b(?:most|highest|best|largest|biggest)\b|最(?:高|好|大|多)/giu,
      least: /\b(?:least|lowest|worst|smallest|thinnest)\b|最(?:低|差|小|少|薄)/giu,
    },
    words:
      /\b(?:(?:gross|profit|goods|products?) ?|margins?|profitab(?:le|ility)|margin-wise|making|make|money|sales|selling|sell|prices?|priced|in|our|what|what's|how|is|are|at|today'?s?|rates?|still|healthy|good|market|current(?:ly)?|exchange|after|with|fixed|market)\b|毛利率?|利润率?|赚不赚钱|有没有?|还|能|赚头|空间|商品|销售|价格|定价|市场|的|多少|还|赚钱|按|现在|当前|汇率|怎么样|情况/giu,
    turns:
      /\b(?:net|after (?:fees|ads|tax|shipping)|growth|improve|increase)\b|净利|扣除|提高|提升/iu,
  },
  {
    name: 'points',
    isNamed: (text) => POINTS.test(text) && !PERCENT_POINTS.test(text),
    slots: ['country'],
    takesPeriod: true,
    aspects: {
      expiring:
        /\b(?:(?:will |about to |going to |soon |to )?(?:expir(?:e|es|ing)|lapse|laps(?:es|ing)|run(?:ning)? out|end(?:s|ing)?|go(?:ing)? stale)(?: soon| (?:with)?in the next 30 days| this month| next month)?|soon|expiry)\b|(?:快要?|即将|马上|就要|将要?|将会|近期)(?:会)?(?:过期|到期|失效|作废)(?:了)?|(?:30|三十)\s?天内(?:会)?(?:过期|到期|失效)|(?:要|会)(?:过期|到期|失效)/giu,
      expired:
        /\b(?:(?:have |has |had )?(?:already )?expired|lapsed|forfeited)\b|(?:已经?)?(?:过期|失效|作废|到期)(?:了|掉)?/giu,
      redeemed:
        /\b(?:redeem(?:ed|s|ing)?|redemptions?|spen[td]|used(?: up)?|burn(?:ed|t)|cashed in)\b|(?:被)?(?<![未没])(?<!没有)(?:兑换|核销|用掉|使用|花掉|消耗)(?:了|掉)?/giu,
      issued:
        /\b(?:issu(?:e|ed|es|ing)|earn(?:ed|s|ing)?|award(?:ed|s|ing)?|g[ia]ve[n]?(?: out| away)?|grant(?:ed|s)?|collect(?:ed)?|credited|handed out)\b|(?:发放|发出|发了|送出|送了|赚取?|获得|产生|累积|累计发)(?:了)?/giu,
      /** Points themselves are counted, whoever holds them. */
      counted:
        /\b(?:how many|number of|count of|total)(?: (?:of|our|the|loyalty|rewards?|bonus|outstanding|open|unused|unspent|unredeemed|total|active|all)){0,3} points\b|\bpoints? (?:balance|total)s?\b|(?:多少|几)(?:个|点|分)?(?:的)?积分|积分(?:总)?(?:数量|数|余额|总数|总量)|积分(?:还)?(?:有|剩|是)?多少(?!钱)/giu,
      worth:
        /\b(?:worth|value|liabilit(?:y|ies)|owe|owing|cost|in money|monetary|money|debt)\b|值(?:多少)?钱?|价值|负债|折合|相当于(?:多少钱)?|多少钱|金额/giu,
      members:
        /\b(?:members?(?:hip)?|(?:people|customers?|shoppers?|buyers?|users?)(?= (?:\w+ ){0,3}(?:in|have|hold|with|own|use|enrolled|joined|collect|participat\w+))|(?:enrolled|participants?|joined|signed up))\b|会员(?:总)?(?:数量?|人数)?|(?:多少|几)(?:个|位|名)?(?:人|客户|顾客|用户)(?:有|持有|参加|加入)?/giu,
      state:
        /\b(?:running|active|live|status|(?:is|are) (?:the |our )?(?:loyalty|rewards?)(?: program(?:me)?)? (?:on|off)|turned on|switched on|enabled|on or off|launched|started?|set up|available|off)\b|(?:有没有|是否)?(?:开启|上线|启用|开通|开了|开着|在用|运行|启动|生效)(?:了)?(?:没有?|吗)?/giu,
      which:
        /\b(?:which|where|by (?:country|market)|per (?:country|market))\b|哪(?:一)?(?:个|些|几个|里|儿)/giu,
      most: /\b(?:most|highest|largest|biggest|top)\b|最(?:多|高|大)/giu,
      least: /\b(?:least|fewest|lowest|smallest)\b|最(?:少|低|小)/giu,
      place: /\b(?:countr(?:y|ies)|markets?)\b|国家|市场|地区/giu,
    },
    words:
      /\b(?:loyalty|rewards?|bonus|points?|program(?:me)?s?|scheme|club|outstanding|open|unused|unspent|unredeemed|unclaimed|total|balances?|customers?|shoppers?|people|buyers?|hold(?:s|ing)?|have|own|still|left|how|many|much|number|of|all|together|circulation|in|our|currently|there|are|is|held|exist|sitting|around|state|status|the|do|does|we|accumulated|remaining|pending|what|what's)\b|积分|会员|忠诚度|计划|项目|总共|一共|总(?:数|量|额|计)?|未使用|没用|未用|没有?用完?|未兑换|没兑换|剩余|剩下|还剩|还有|留存|注册|手里|手上|持有|客户|顾客|用户|的|多少|有|现有|目前|现在|人/giu,
    turns:
      /\b(?:who|email|name|average|per (?:member|customer|order|point)|(?:one|a|each|single|1) point|(?:which|what) (?:customers?|members?|shoppers?|people)|new|tiers?|levels?)\b|谁|平均|每(?:个|位|人|一?积?分)|(?:一|1)\s?个?积分|哪(?:些|个|几个)(?:客户|会员|顾客|用户|人)|新增|等级|姓名/iu,
  },
  {
    name: 'coverage',
    isNamed: (text, named) =>
      TRANSLATION.test(text) ||
      (named.language && OPEN_TEXT.test(text)) ||
      /\bwhich languages?\b|\blanguages? (?:do|are|does)\b|(?:哪(?:些|几)?|几)(?:种|门|个)?语言|语言(?:版本)?(?:有哪些|完整|缺)/iu.test(
        text,
      ),
    slots: ['language', 'country'],
    takesPeriod: false,
    aspects: {
      which: /\b(?:which|what) languages?\b|\bwhich\b|哪(?:些|几)?(?:种|门|个)?(?:语言)?/giu,
      most: /\b(?:most|highest|best|fullest)\b|最(?:完整|高|好|全|多)/giu,
      least:
        /\b(?:least|lowest|worst|poorest|furthest behind|most incomplete|most behind)\b|最(?:不(?:完整|全|好)|低|差|少)/giu,
      missing:
        /\b(?:missing|untranslated|left(?: to translate)?|remaining|remains?|to do|not (?:yet )?(?:been )?translated|(?:have|has)(?: not|n't) (?:yet )?been translated|still (?:need|needs|needed|lacks?)|needs? translat\w+|lack(?:s|ing)?|unfinished|gaps?|to translate|open)\b|缺(?:少|失)?|未翻译?|没有?翻译?|还(?:剩|差|有)(?=.{0,10}翻)|待翻译|空缺|漏翻?译?/giu,
      outdated:
        /\b(?:outdated|out[- ]of[- ]date|stale|drift(?:ed|ing)?|old|obsolete|no longer match\w*|(?:need|needs) (?:an )?updat\w+|changed since)\b|过时|过期|陈旧|旧(?:了|的)?|漂移|失效|落后|需要更新|没(?:有)?更新/giu,
      complete:
        /\b(?:complete(?:d|ness|ly)?|finished|done|coverage|covered|progress|full(?:y)?|ready|up[- ]to[- ]date|(?:how )?far|percent(?:age)?|share|status|state)\b|完(?:成|整|了)?(?:度|率|情况)?|翻(?:完|好|全)(?:了)?|好了|版本?|翻完|覆盖(?:率|度)?|进度|百分之几|比例|齐全|翻全/giu,
      offered:
        /\b(?:offer(?:ed|s)?|publish(?:ed)?|support(?:ed)?|available|sell in|have|live|online)\b|发布|上线|支持|提供/giu,
    },
    words:
      /\b(?:(?:un|re)?translat(?:e|ed|es|ing|ions?)|locali[sz](?:ed|ation)|languages?|versions?|texts?|fields?|strings?|items?|products?|pages?|content|shop|store|how|many|much|of|our|is|are|into|in|the|still|yet|all|what|what's|to|does|do|for|everything|site|website|need(?:s)?|there|been|have|has|not)\b|翻译|译文|翻|译|成|为|到|店里|几(?:种|门|个)|多语言|本地化|语言|版本|各(?:个|种|门)?|每(?:个|种|门)|文本|内容|字段|条目?|项|商品|页面|多少|几|有|还|的|了|吗|没|得|需要|我们|店铺|网站|都|全部|市场/giu,
    turns:
      /\b(?:cost|price|how (?:do|to|can) i|words|characters|automatic\w*)\b|多少钱|费用|怎么翻译|如何翻译|字数/iu,
  },
];

function isList(text: string): boolean {
  return WHICH.test(text) || /\b(?:i|we|us|our|my|shop)\b|我们?/iu.test(text);
}

/** Ways of asking that say nothing of what is asked. */
export const ASKING =
  /\b(?:what(?:'s| is| are| was)?|how about|tell me|show me|give me|can you|could you|please|do you know|i(?:'d| would) like to know|let me know)\b|什么样|什么|啥样?|咋样|咋|怎么样|是不是|有没有|能不能|请问|麻烦|帮我|给我|查一下|查查|看一下|看看|告诉我|想知道|想问|一下|目前|一共|总共/giu;

/** A period that a topic without one may still be asked by: it stands for now. */
export const NOW =
  /\b(?:right now|now|today|currently|at the moment|at present|as of (?:today|now)|this moment|present(?:ly)?|so far|these days)\b|现在|目前|当前|如今|今天|今日|眼下|截至(?:今天|目前|现在)/giu;
