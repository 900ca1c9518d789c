import type { FileLayout } from './layout.ts';

/** Google Ads report (Reports or Campaigns, downloaded as CSV) with the day as a segment. */
export const googleAds: FileLayout = {
  kind: 'google-ads',
  channel: 'google',
  signature: ['day', 'campaign', 'cost'],
  anchor: 'cost',
  columns: {
    day: { names: ['Day', '天', '日期'], required: true },
    campaign: { names: ['Campaign', 'Campaign name', '广告系列'], required: true },
    country: {
      names: [
        'Country/Territory (User location)',
        'Country/Territory (Matched location)',
        'Country/Territory',
        'Country',
        '国家/地区(用户所在位置)',
        '国家/地区',
      ],
    },
    currency: { names: ['Currency code', 'Currency', '货币代码', '币种代码'] },
    cost: { names: ['Cost', '费用'], required: true },
    impressions: { names: ['Impr.', 'Impressions', '展示次数'] },
    clicks: { names: ['Clicks', '点击次数', '点击'] },
    conversions: { names: ['Conversions', '转化次数', '转化'] },
  },
};

/** Meta Ads Manager export with a breakdown by day. */
export const metaAds: FileLayout = {
  kind: 'meta-ads',
  channel: 'meta',
  signature: ['day', 'campaign', 'cost'],
  anchor: 'cost',
  columns: {
    day: { names: ['Day', 'Reporting starts', '单日', '报告开始日期'], required: true },
    lastDay: { names: ['Reporting ends', '报告结束日期'] },
    campaign: { names: ['Campaign name', '广告系列名称'], required: true },
    country: { names: ['Country', '国家/地区', '国家'] },
    currency: { names: ['Currency', '货币'] },
    cost: { names: ['Amount spent', '已花费金额', '花费金额'], required: true },
    impressions: { names: ['Impressions', '展示次数'] },
    clicks: { names: ['Link clicks', '链接点击量', 'Clicks (all)', '点击量(全部)'] },
    conversions: {
      names: ['Purchases', 'Website purchases', '购物次数', '网站购物', 'Results', '成效'],
    },
  },
};

/** Any other table of ad costs, mapped by a person. */
export const plainAdSpend: FileLayout = {
  kind: 'plain-ad-spend',
  channel: 'ads',
  signature: ['day', 'campaign', 'cost', 'platform'],
  anchor: 'cost',
  columns: {
    day: { names: ['day', 'date', '日期'], required: true },
    platform: { names: ['platform', '平台'] },
    campaign: { names: ['campaign', 'campaign_name', '广告系列'], required: true },
    country: { names: ['country', '国家'] },
    currency: { names: ['currency', '币种'] },
    cost: { names: ['cost', 'spend', '花费'], required: true },
    impressions: { names: ['impressions', '展示次数'] },
    clicks: { names: ['clicks', '点击次数'] },
    conversions: { names: ['conversions', '转化次数'] },
  },
};
