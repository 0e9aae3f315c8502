import type { Text } from '#kernel/text.ts'
import type { Permission, Role } from './roles.ts'

/** What a role is called. */
export const roleWords: Readonly<Record<Role, Text>> = {
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
  'blood-office-officer': { zh: '献血办工作人员', en: 'Blood office officer' },
  'blood-office-approver': { zh: '献血办负责人', en: 'Head of the blood office' },
  'health-commission': { zh: '卫生健康委', en: 'Health commission' },
  'station-planner': { zh: '血站采血计划员', en: 'Station planner' },
  liaison: { zh: '联络员', en: 'Liaison' },
}

/** What a permission allows. */
export const permissionWords: Readonly<Record<Permission, Text>> = {
  'accounts.see': { zh: '查看账号与授权', en: 'See accounts and their roles' },
  'accounts.create': { zh: '新建账号', en: 'Create accounts' },
  'accounts.disable': { zh: '停用、启用账号', en: 'Shut and reopen accounts' },
  'accounts.ask-reset': {
    zh: '申请重置密码与第二步验证，转交临时密码',
    en: 'Ask for resets of passwords and second steps, and hand over one-time passwords',
  },
  'accounts.assign': { zh: '授予、收回岗位', en: 'Give and take back roles' },
  'accounts.unlock': { zh: '解除锁定', en: 'Lift locks' },
  'accounts.end-sessions': { zh: '结束他人的登录', en: 'End other people’s sessions' },
  'accounts.approve-reset': {
    zh: '批准重置密码与第二步验证',
    en: 'Approve resets of passwords and second steps',
  },
  'operation.see': { zh: '查看运行情况', en: 'See how the programme is doing' },
  'operation.run': { zh: '运行作业', en: 'Run jobs' },
  'messages.see': { zh: '查看消息发送情况', en: 'See how messages are sent' },
  'messages.run': { zh: '重发消息、管理对接系统', en: 'Send again, look after webhooks' },
  'record.see': { zh: '查阅操作记录', en: 'Read the record' },
  'record.verify': { zh: '校验操作记录', en: 'Prove the record' },
  'organisation.see': { zh: '查看地区与单位', en: 'See regions and units' },
  'organisation.change': { zh: '维护地区与单位', en: 'Change regions and units' },
  'liaisons.see': { zh: '查看联络员（已隐去部分）', en: 'See liaisons, masked' },
  'liaisons.reveal': { zh: '查看联络员完整电话', en: 'See a liaison’s whole phone number' },
  'liaisons.change': { zh: '维护联络员', en: 'Change liaisons' },
  'planning.see': { zh: '查看通知与计划', en: 'See notices and plans' },
  'planning.see-issued': {
    zh: '查看下达给本单位的计划',
    en: 'See what was issued to one’s own units',
  },
  'planning.read-notice': { zh: '识别通知', en: 'Read notices' },
  'planning.change': { zh: '编制计划', en: 'Change plans' },
  'planning.submit': { zh: '提交计划', en: 'Submit plans' },
  'planning.issue': { zh: '下达、退回计划', en: 'Issue and return plans' },
  'planning.see-hand-downs': { zh: '查看下达与答复', en: 'See what was handed down and answered' },
  'planning.respond': {
    zh: '确认、异议、报送下达的目标',
    en: 'Acknowledge, object to and file targets',
  },
  'planning.review': { zh: '审核、答复、提醒下级', en: 'Review, answer and remind those below' },
  'planning.reopen': { zh: '重新开放已锁定的下达', en: 'Reopen what was locked' },
  'drives.see': { zh: '查看团体活动', en: 'See group drives' },
  'drives.request': { zh: '申请团体活动', en: 'Ask for group drives' },
  'drives.work': { zh: '办理团体活动', en: 'Work on group drives' },
  'drives.change': { zh: '变更、核准团体活动', en: 'Change group drives and approve changes' },
  'drives.plan': { zh: '安排班组与车辆', en: 'Plan teams and vehicles' },
  'drives.run': { zh: '现场登记与结束', en: 'Run the day and close it' },
  'support.see': { zh: '查看补贴与假期登记', en: 'See declared support' },
  'support.declare': { zh: '登记补贴与假期', en: 'Declare support' },
  'tallies.follow': { zh: '查看逐笔计入', en: 'Follow single credits' },
  'tallies.dispute': { zh: '对计入提出异议', en: 'Dispute a credit' },
  'tallies.decide': { zh: '裁定计入异议', en: 'Decide disputed credits' },
  'tallies.import': { zh: '导入采血统计', en: 'Import tallies of collection' },
  'rules.see': { zh: '查看规则', en: 'See rules' },
  'rules.propose': { zh: '提出规则', en: 'Propose rules' },
  'rules.approve': { zh: '批准规则', en: 'Approve rules' },
}
