-- The steps of take() and settle() in mastodon/protocol/pacing.py, for windows that are kept in Redis.
--
-- KEYS: one hash per bucket, with l(imit), u(sed), e(nd), s(lot) and t(old).
-- ARGV: "take", now, mode, factor, strict, how many buckets, then count and seconds of each. One more key is what others
-- have heard of the server: a(head) and l(imited). Gives wait, then l, u, e, s, t of each bucket if the call was counted.
-- Or "settle", now, then seconds, limit, used, end, add, lift and shut of each bucket.
-- Numbers come back as text: Redis would cut them to whole ones.

local SAME_WINDOW = 1.5
local NAMES = { "l", "u", "e", "s", "t" }
local now = tonumber(ARGV[2])

local function text(number)
  return string.format("%.17g", number)
end

local function read(key)
  local found = redis.call("HMGET", key, unpack(NAMES))
  if not found[1] then
    return nil
  end
  local window = {}
  for index, name in ipairs(NAMES) do
    window[name] = tonumber(found[index])
  end
  return window
end

local function write(key, window, seconds)
  for _, name in ipairs(NAMES) do
    redis.call("HSET", key, name, text(window[name]))
  end
  -- One window longer than needed: its end tells when the next ones end.
  redis.call("PEXPIRE", key, math.ceil((math.max(window.e - now, 0) + 2 * seconds) * 1000))
end

local function window_end(previous, seconds)
  local begin = 0
  if previous then
    begin = previous.e
  end
  return begin + (math.floor((now - begin) / seconds) + 1) * seconds
end

local function take()
  local mode, factor, strict, buckets = ARGV[3], tonumber(ARGV[4]), ARGV[5] == "1", tonumber(ARGV[6])
  local current = {}
  local wait, slot = 0, 0
  if KEYS[buckets + 1] then
    local heard = redis.call("HMGET", table.remove(KEYS), "a", "l")
    now = now + (tonumber(heard[1]) or 0)
    strict = strict or heard[2] == "1"
  end
  for index, key in ipairs(KEYS) do
    local count, seconds = tonumber(ARGV[5 + 2 * index]), tonumber(ARGV[6 + 2 * index])
    local window = read(key)
    if not window or window.e <= now then
      window = { l = window and window.l or count, u = 0, e = window_end(window, seconds), s = 0, t = 0 }
    elseif window.e > now + seconds + SAME_WINDOW and window.t == 0 then
      window = { l = window.l, u = window.u, e = window_end(nil, seconds), s = 0, t = 0 }
    end
    current[index] = window
    if strict and mode ~= "throw" then
      local left = window.l - window.u
      if left <= 0 then
        wait = math.max(wait, window.e - now)
      elseif mode == "pace" then
        slot = math.max(slot, window.s + (window.e - now) / left / factor)
      end
    end
  end
  if wait > 0 then
    return { text(wait) }
  end
  slot = math.max(slot, now)
  local answer = { text(slot - now) }
  for index, key in ipairs(KEYS) do
    local window = current[index]
    window.u = window.u + 1
    if mode == "pace" then
      window.s = slot
    end
    write(key, window, tonumber(ARGV[6 + 2 * index]))
    for _, name in ipairs(NAMES) do
      table.insert(answer, text(window[name]))
    end
  end
  return answer
end

local function settle()
  for index, key in ipairs(KEYS) do
    local at = 2 + 7 * (index - 1)
    local seconds, limit, used = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
    local ends, add, lift = tonumber(ARGV[at + 4]), tonumber(ARGV[at + 5]), tonumber(ARGV[at + 6])
    local window = read(key)
    if window then
      local before = ends <= window.e - seconds + SAME_WINDOW and ARGV[at + 7] ~= "1"
      local possible = window.t == 1 or window.e <= now + seconds + SAME_WINDOW
      local told = limit >= 0 and 1 or 0
      if told == 0 then
        limit = math.max(window.l, lift)
      end
      if ends > window.e + SAME_WINDOW and (window.e <= now or add > 0) then
        write(key, { l = limit, u = math.max(1, used), e = ends, s = 0, t = told }, seconds)
      elseif not (ends < window.e - SAME_WINDOW and (ends <= now or (before and possible))) then
        if math.abs(ends - window.e) <= SAME_WINDOW then
          ends = window.e
        end
        told = math.max(told, window.t)
        write(key, { l = limit, u = math.max(window.u + add, used), e = ends, s = window.s, t = told }, seconds)
      end
    end
  end
  return {}
end

if ARGV[1] == "take" then
  return take()
end
return settle()
