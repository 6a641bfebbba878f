-- gidr-lint for Neovim 0.11 or newer: checks drafts of 政府信息公开工作年度报告 as you write.
--
-- Put this file into the folder lsp/ of your configuration and enable it in init.lua:
--   vim.lsp.enable("gidr_lint")

return {
  cmd = { "gidr-lint", "server" },
  filetypes = { "markdown", "html", "text" },
  root_markers = { "gidr-lint.toml", ".git" },
  settings = {
    gidrLint = {
      stage = "auto", -- draft or final; auto: as gidr-lint.toml says, else draft
      language = "auto", -- zh or en; auto: as gidr-lint.toml says, else zh
    },
  },
}
