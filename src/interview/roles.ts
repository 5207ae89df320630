/** Roles as founders write them in Chinese, and in English beside the catalogue's own names. */
import { isUnknown, payOf } from "../data/index.ts"

const chinese: Readonly<Record<string, string>> = {
  创始人: "founder",
  联合创始人: "founder",
  合伙人: "founder",
  老板: "founder",
  算法工程师: "ml-engineer",
  算法: "ml-engineer",
  机器学习工程师: "ml-engineer",
  大模型工程师: "ml-engineer",
  AI工程师: "ml-engineer",
  人工智能工程师: "ml-engineer",
  数据科学家: "ml-engineer",
  研究员: "research-scientist",
  算法研究员: "research-scientist",
  科学家: "research-scientist",
  工程师: "software-engineer",
  软件工程师: "software-engineer",
  程序员: "software-engineer",
  开发: "software-engineer",
  开发工程师: "software-engineer",
  前端: "software-engineer",
  前端工程师: "software-engineer",
  后端: "software-engineer",
  后端工程师: "software-engineer",
  全栈工程师: "software-engineer",
  数据工程师: "data-engineer",
  产品: "product-manager",
  产品经理: "product-manager",
  设计师: "designer",
  销售: "sales",
  商务: "sales",
  市场: "marketing",
  市场营销: "marketing",
  运营: "operations",
  客服: "support",
  技术支持: "support",
  客户成功: "customer-success",
  部署工程师: "deployment-engineer",
  交付工程师: "deployment-engineer",
  实施工程师: "deployment-engineer",
  标注员: "annotator",
  数据标注: "annotator",
  标注: "annotator",
  医生: "physician",
  医师: "physician",
  法务: "legal",
  律师: "legal",
  财务: "finance",
  会计: "finance",
  招聘: "recruiter",
  人事: "recruiter",
  人力: "recruiter",
}
const english: Readonly<Record<string, string>> = {
  me: "founder",
  myself: "founder",
  us: "founder",
  "co-founder": "founder",
  ml: "ml-engineer",
  "ml-dev": "ml-engineer",
  "algorithm-engineer": "ml-engineer",
  programmer: "software-engineer",
  dev: "software-engineer",
  coder: "software-engineer",
  "frontend-engineer": "software-engineer",
  "full-stack-engineer": "software-engineer",
  pm: "product-manager",
  salesperson: "sales",
  salesman: "sales",
  "sales-person": "sales",
  "sales-people": "sales",
  "sales-rep": "sales",
  salespeople: "sales",
  marketer: "marketing",
  accountant: "finance",
}

export type RoleFound = { readonly role: string } | { readonly nearest: readonly string[] }

/** The catalogue's name of a role, singular or plural, in either language; or the nearest names. */
export function findRole(text: string): RoleFound {
  const word = text.trim().replaceAll(/\s+/gu, "-").toLowerCase()
  const alias = chinese[text.replaceAll(/\s/gu, "")] ?? chinese[text.replaceAll(/\s/gu, "").toUpperCase()]
  if (alias !== undefined) return { role: alias }
  for (const name of [word, word.replace(/ies$/u, "y"), word.replace(/s$/u, "")]) {
    if (Object.hasOwn(english, name)) return { role: english[name] ?? name }
    const found = payOf(name, "US")
    if (!isUnknown(found)) return { role: found.role }
  }
  const found = payOf(word, "US")
  return { nearest: isUnknown(found) ? found.nearest : [] }
}
