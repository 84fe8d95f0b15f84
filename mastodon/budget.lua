-- The steps of take() and settle() in mastodon/protocol/pacing.py, for windows that are kept in Redis.
--
-- KEYS: one hash per bucket, with l(imit), u(sed), e(nd), s(lot), t(old), b(efore: late) and o(n their way: unanswered).
-- ARGV: "take", now, by how much that is ahead of our clock, mode, factor, strict, how many buckets, then count and
-- seconds of each. One more key is what others have heard of the server: a(head) and l(imited). Gives wait, and when the
-- call was counted, by our clock; then, if it was, l, u, e, s, t, b, o of each bucket.
-- Or "settle", now, ahead, when the call was counted, in how many buckets; then seconds, limit, used, end, add, lift and
-- shut of each correction, whose buckets are further keys.
-- Numbers come back as text: Redis would cut them to whole ones.

local SAME_WINDOW, LOST, SOON = 1.5, 300, 0.05
local NAMES = { "l", "u", "e", "s", "t", "b", "o" }
local now, ahead = tonumber(ARGV[2]), tonumber(ARGV[3])

local function text(value)
  if type(value) == "number" then
    return string.format("%.17g", value)
  end
  local times = {}
  for index, time in ipairs(value) do
    times[index] = text(time)
  end
  return table.concat(times, " ")
end

local function times(value)
  local found = {}
  for time in string.gmatch(value or "", "%S+") do
    table.insert(found, tonumber(time))
  end
  return found
end

local function read(key)
  local found = redis.call("HMGET", key, unpack(NAMES))
  if not found[1] then
    return nil
  end
  local window = { b = times(found[6]), o = times(found[7]) }
  for index = 1, 5 do
    window[NAMES[index]] = tonumber(found[index])
  end
  return window
end

local function write(key, window, seconds)
  local fields = {}
  for _, name in ipairs(NAMES) do
    table.insert(fields, name)
    table.insert(fields, text(window[name]))
  end
  redis.call("HSET", key, unpack(fields))
  if seconds then
    -- One window longer than needed: its end tells when the next ones end.
    redis.call("PEXPIRE", key, math.ceil((math.max(window.e - now, 0) + 2 * seconds) * 1000))
  end
end

local function window_end(previous, seconds)
  local begin = 0
  if previous then
    begin = previous.e
  end
  return begin + (math.floor((now - begin) / seconds) + 1) * seconds
end

local function recent(late, unanswered, seconds)
  local found = {}
  for _, all in ipairs({ late, unanswered }) do
    for _, time in ipairs(all) do
      if math.abs(now - ahead - time) < math.min(seconds, LOST) then
        table.insert(found, time)
      end
    end
  end
  return found
end

local function take()
  local mode, factor, strict, buckets = ARGV[4], tonumber(ARGV[5]), ARGV[6] == "1", tonumber(ARGV[7])
  local current = {}
  local wait, slot = 0, 0
  if KEYS[buckets + 1] then
    local heard = redis.call("HMGET", table.remove(KEYS), "a", "l")
    local more = tonumber(heard[1]) or 0
    now, ahead = now + more, ahead + more
    strict = strict or heard[2] == "1"
  end
  for index, key in ipairs(KEYS) do
    local count, seconds = tonumber(ARGV[6 + 2 * index]), tonumber(ARGV[7 + 2 * index])
    local window = read(key)
    if not window then
      window = { l = count, u = 0, e = window_end(nil, seconds), s = 0, t = 0, o = {}, b = {} }
    elseif window.e <= now then
      local late = recent(window.b, window.o, seconds)
      window = { l = window.l, u = 0, e = window_end(window, seconds), s = 0, t = 0, b = late, o = {} }
    else
      if window.e > now + seconds + SAME_WINDOW and window.t == 0 then
        window.e, window.s, window.t = window_end(nil, seconds), 0, 0
      end
      window.b = recent(window.b, {}, seconds)
    end
    current[index] = window
    if strict and mode ~= "throw" then
      local left = window.l - window.u - #window.b
      if window.u >= window.l then
        wait = math.max(wait, window.e - now)
      elseif left <= 0 then
        local oldest = window.b[1]
        for _, time in ipairs(window.b) do
          oldest = math.min(oldest, time)
        end
        local age = now - ahead - oldest
        wait = math.max(wait, math.min(math.max(SOON, age), math.min(seconds, LOST) - age, window.e - now))
      elseif mode == "pace" then
        slot = math.max(slot, window.s + (window.e - now) / left / factor)
      end
    end
  end
  if wait > 0 then
    return { text(wait), text(0) }
  end
  slot = math.max(slot, now)
  local time = now - ahead
  local answer = { text(slot - now), text(time) }
  for index, key in ipairs(KEYS) do
    local window = current[index]
    window.u = window.u + 1
    table.insert(window.o, time)
    if mode == "pace" then
      window.s = slot
    end
    write(key, window, tonumber(ARGV[7 + 2 * index]))
    for _, name in ipairs(NAMES) do
      table.insert(answer, text(window[name]))
    end
  end
  return answer
end

local function without(all, time)
  for at, one in ipairs(all) do
    if one == time then
      table.remove(all, at)
      return true
    end
  end
  return false
end

local function correct(key, there, seconds, limit, used, ends, add, lift, shut)
  local window = read(key)
  if not window then
    return
  end
  local before = ends <= window.e - seconds + SAME_WINDOW and shut == 0
  local possible = window.t == 1 or window.e <= now + seconds + SAME_WINDOW
  local told = limit >= 0 and 1 or 0
  if told == 0 then
    limit = math.max(window.l, lift)
  end
  if ends > window.e + SAME_WINDOW and (window.e <= now or add > 0) then
    local late = recent(window.b, window.o, seconds)
    window = { l = limit, u = math.max(1, used), e = ends, s = 0, t = told, o = {}, b = late }
  elseif ends < window.e - SAME_WINDOW and (ends <= now or (before and possible)) then
    return
  else
    if math.abs(ends - window.e) > SAME_WINDOW then
      window.e = ends
    end
    window.l, window.t = limit, math.max(told, window.t)
    window.u = math.max(window.u + (there and 0 or add), used - (shut == 1 and 0 or #window.b))
  end
  write(key, window, seconds)
end

local function settle()
  local time, buckets, there = tonumber(ARGV[4]), tonumber(ARGV[5]), {}
  for index, key in ipairs(KEYS) do
    if index <= buckets then
      local window = read(key)
      if window then
        there[key] = without(window.o, time)
        if there[key] or without(window.b, time) then
          write(key, window)
        end
      end
    else
      local at, numbers = 5 + 7 * (index - buckets - 1), {}
      for number = 1, 7 do
        numbers[number] = tonumber(ARGV[at + number])
      end
      correct(key, there[key], unpack(numbers))
    end
  end
  return {}
end

if ARGV[1] == "take" then
  return take()
end
return settle()
