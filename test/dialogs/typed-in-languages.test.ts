import { expect } from 'chai';
import { type Intent, understand } from '../../src/dialogs/understand.ts';

/** As people type, with and without spaces, and with English between. */
const TYPED: Readonly<Record<string, readonly (readonly [string, Intent])[]>> = {
  ja: [
    ['Contosoの正常性を確認して', { kind: 'check-health', about: 'Contoso' }],
    ['北風商事の状態を教えてください', { kind: 'check-health', about: '北風商事' }],
    ['check health 北風商事 お願いします', { kind: 'check-health', about: '北風商事' }],
    ['Contoso の Teams で障害が出ていますか', { kind: 'check-health', about: 'Contoso の Teams' }],
    ['こんにちは、のぞみ商事の正常性を確認', { kind: 'check-health', about: 'のぞみ商事' }],
    ['EX1234567はどうですか', { kind: 'incident', incidentId: 'EX1234567', about: '' }],
    ['障害一覧を見せて', { kind: 'outages' }],
    ['Contoso のメンテナンス予定を教えて', { kind: 'maintenance', about: 'Contoso' }],
    ['エスカレーション Contoso Exchange メール遅延', { kind: 'escalate', about: 'Contoso Exchange メール遅延' }],
    ['タグ解除 Contoso ゴールド', { kind: 'untag', about: 'Contoso', tag: 'ゴールド' }],
    ['日本語でお願いします', { kind: 'language', language: 'ja' }],
    ['タクシー東京', { kind: 'words', text: 'タクシー東京' }],
    ['障害者支援センター', { kind: 'words', text: '障害者支援センター' }],
  ],
  'zh-Hans': [
    ['请检查Contoso的运行状况', { kind: 'check-health', about: 'Contoso' }],
    ['北风公司 health', { kind: 'check-health', about: '北风公司' }],
    ['check 北风公司的状态 please', { kind: 'check-health', about: '北风公司' }],
    ['Contoso的Exchange出故障了吗？', { kind: 'check-health', about: 'Contoso的Exchange' }],
    ['EX1234567怎么样了', { kind: 'incident', incidentId: 'EX1234567', about: '' }],
    ['查看客户列表', { kind: 'customers', about: '' }],
    ['Contoso 的服务请求', { kind: 'requests', about: 'Contoso' }],
    ['上报 Contoso Exchange 邮件延迟', { kind: 'escalate', about: 'Contoso Exchange 邮件延迟' }],
    ['给Contoso添加标记金牌', { kind: 'tag', about: 'Contoso', tag: '金牌' }],
    ['切换到英语', { kind: 'language', language: 'en' }],
    ['历史博物馆', { kind: 'words', text: '历史博物馆' }],
    ['健康之路科技', { kind: 'words', text: '健康之路科技' }],
  ],
};

for (const [language, sentences] of Object.entries(TYPED)) {
  describe(`understanding what is typed in ${language}`, () => {
    for (const [text, intent] of sentences) {
      it(text, () => expect(understand(text)).to.deep.equal(intent));
    }
  });
}
