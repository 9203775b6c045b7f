-- A user's session in Neovim, recorded: opens the file LUCID_TEST_FILE with the settings LUCID_TEST_SETTINGS, which are those of the README,
-- applies one code action to it, takes it back, and writes what was to be seen as JSON to LUCID_TEST_RECORD. Ends with an error when
-- something does not happen. nvim --headless -u NONE -i NONE -c 'luafile neovim-session.lua'
local patience = 20000
local record = { screens = {}, offers = {} }
local squiggle_attributes = {}

local function await(what, condition)
  if not vim.wait(patience, condition, 10) then
    error(what .. ' did not happen')
  end
end

-- How the screen shows the four highlights of diagnostics, found out on a text of our own.
local function learn_squiggles()
  local namespace = vim.api.nvim_create_namespace('')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'EWIH' })
  for column, name in ipairs({ 'Error', 'Warn', 'Info', 'Hint' }) do
    vim.api.nvim_buf_add_highlight(0, namespace, 'DiagnosticUnderline' .. name, 0, column - 1, column)
  end
  vim.cmd('redraw!')
  local gutter = vim.fn.getwininfo(vim.fn.win_getid())[1].textoff
  for column = 1, 4 do
    squiggle_attributes[vim.fn.screenattr(1, gutter + column)] = true
  end
  assert(not squiggle_attributes[0], 'squiggles are not to be seen')
  vim.cmd('bwipeout!')
end

-- The text on the screen, below each line its squiggles, and the columns of the text (1-based, the end exclusive) that have one.
local function take_screen(name)
  vim.cmd('redraw!')
  local window = vim.fn.getwininfo(vim.fn.win_getid())[1]
  local lines, squiggles = {}, {}
  for row = 1, window.height do
    local text, marks = '', ''
    for column = 1, vim.o.columns do
      text = text .. vim.fn.screenstring(row, column)
      marks = marks .. (squiggle_attributes[vim.fn.screenattr(row, column)] and '~' or ' ')
    end
    table.insert(lines, (text:gsub('%s+$', '')))
    if marks:find('~') then
      table.insert(lines, (marks:gsub('%s+$', '')))
      for first, behind in marks:gmatch('()~+()') do
        table.insert(squiggles, { line = window.topline + row - 1, column = first - window.textoff, endColumn = behind - window.textoff })
      end
    end
  end
  local findings = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    table.insert(findings, {
      rule = finding.code, line = finding.lnum + 1, column = finding.col + 1, endLine = finding.end_lnum + 1, endColumn = finding.end_col + 1,
      isError = finding.severity == vim.diagnostic.severity.ERROR,
    })
  end
  table.insert(record.screens, {
    name = name, height = window.height, width = vim.o.columns - window.textoff, lines = lines, squiggles = squiggles, findings = findings,
    text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n',
    topLine = window.topline,
  })
end

local function has(rule, line)
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    if finding.code == rule and finding.lnum + 1 == line then
      return true
    end
  end
  return false
end

-- The light bulb's menu: notes what it offers, takes the first entry.
vim.ui.select = function(items, options, choose)
  for _, item in ipairs(items) do
    table.insert(record.offers, (options.format_item(item)))
  end
  choose(items[1], 1)
end

local function session()
  vim.o.columns = 120
  vim.o.lines = 25
  vim.o.number = true
  vim.o.wrap = false
  vim.o.swapfile = false
  vim.o.laststatus = 0
  vim.o.shortmess = vim.o.shortmess .. 'FI'
  learn_squiggles()

  -- Support dates are compared with this day.
  local start_client = vim.lsp.start_client
  vim.lsp.start_client = function(settings)
    settings.init_options = { date = '2026-11-24' }
    return start_client(settings)
  end
  dofile(vim.env.LUCID_TEST_SETTINGS)

  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.LUCID_TEST_FILE))
  await('a finding of the port', function() return has('LUCID4013', 13) end)
  vim.fn.cursor(13, 10)
  take_screen('opened')

  vim.lsp.buf.code_action()
  await('the fix', function() return vim.bo.modified end)
  await('the end of the squiggle', function() return not has('LUCID4013', 13) end)
  take_screen('fixed')

  vim.cmd('undo')
  await('the return of the squiggle', function() return has('LUCID4013', 13) end)
  take_screen('undone')

  vim.fn.cursor(5, 14)
  vim.lsp.buf.hover()
  await('what is known about the image', function() return #vim.api.nvim_list_wins() > 1 end)
  local windows = vim.api.nvim_list_wins()
  record.hover = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(windows[#windows]), 0, -1, false)

  local id, client = next(vim.lsp.buf_get_clients(0))
  client.stop()
  await('the end of the server', function() return vim.lsp.client_is_stopped(id) end)
end

local succeeds, message = pcall(session)
record.error = not succeeds and tostring(message) or nil
vim.fn.writefile({ vim.fn.json_encode(record) }, vim.env.LUCID_TEST_RECORD)
vim.cmd(succeeds and 'qall!' or 'cquit 1')
