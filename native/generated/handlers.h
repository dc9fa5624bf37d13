// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_H_
#define NACRE_GENERATED_HANDLERS_H_

namespace nacre {

class CommandContext;

namespace commands {

void Append(CommandContext& context);
void Auth(CommandContext& context);
void Bitcount(CommandContext& context);
void Bitfield(CommandContext& context);
void BitfieldRo(CommandContext& context);
void Bitop(CommandContext& context);
void Bitpos(CommandContext& context);
void ClientGetname(CommandContext& context);
void ClientGetredir(CommandContext& context);
void ClientId(CommandContext& context);
void ClientNoEvict(CommandContext& context);
void ClientNoTouch(CommandContext& context);
void ClientReply(CommandContext& context);
void ClientSetinfo(CommandContext& context);
void ClientSetname(CommandContext& context);
void Copy(CommandContext& context);
void Dbsize(CommandContext& context);
void Debug(CommandContext& context);
void Decr(CommandContext& context);
void Decrby(CommandContext& context);
void Del(CommandContext& context);
void Delex(CommandContext& context);
void Delifeq(CommandContext& context);
void Digest(CommandContext& context);
void Discard(CommandContext& context);
void Dump(CommandContext& context);
void Echo(CommandContext& context);
void Exec(CommandContext& context);
void Exists(CommandContext& context);
void Expire(CommandContext& context);
void Expireat(CommandContext& context);
void Expiretime(CommandContext& context);
void Flushall(CommandContext& context);
void Flushdb(CommandContext& context);
void Get(CommandContext& context);
void Getbit(CommandContext& context);
void Getdel(CommandContext& context);
void Getex(CommandContext& context);
void Getrange(CommandContext& context);
void Getset(CommandContext& context);
void Hello(CommandContext& context);
void Incr(CommandContext& context);
void Incrby(CommandContext& context);
void Incrbyfloat(CommandContext& context);
void Keys(CommandContext& context);
void Lcs(CommandContext& context);
void MemoryUsage(CommandContext& context);
void Mget(CommandContext& context);
void Monitor(CommandContext& context);
void Move(CommandContext& context);
void Mset(CommandContext& context);
void Msetex(CommandContext& context);
void Msetnx(CommandContext& context);
void Multi(CommandContext& context);
void ObjectEncoding(CommandContext& context);
void ObjectFreq(CommandContext& context);
void ObjectIdletime(CommandContext& context);
void ObjectRefcount(CommandContext& context);
void Persist(CommandContext& context);
void Pexpire(CommandContext& context);
void Pexpireat(CommandContext& context);
void Pexpiretime(CommandContext& context);
void Ping(CommandContext& context);
void Psetex(CommandContext& context);
void Pttl(CommandContext& context);
void Quit(CommandContext& context);
void Randomkey(CommandContext& context);
void Rename(CommandContext& context);
void Renamenx(CommandContext& context);
void Reset(CommandContext& context);
void Restore(CommandContext& context);
void Scan(CommandContext& context);
void Select(CommandContext& context);
void Set(CommandContext& context);
void Setbit(CommandContext& context);
void Setex(CommandContext& context);
void Setnx(CommandContext& context);
void Setrange(CommandContext& context);
void Strlen(CommandContext& context);
void Substr(CommandContext& context);
void Swapdb(CommandContext& context);
void Time(CommandContext& context);
void Touch(CommandContext& context);
void Ttl(CommandContext& context);
void Type(CommandContext& context);
void Unlink(CommandContext& context);
void Unwatch(CommandContext& context);
void Watch(CommandContext& context);
void Xack(CommandContext& context);
void Xackdel(CommandContext& context);
void Xadd(CommandContext& context);
void Xautoclaim(CommandContext& context);
void Xclaim(CommandContext& context);
void Xdel(CommandContext& context);
void Xdelex(CommandContext& context);
void XgroupCreate(CommandContext& context);
void XgroupCreateconsumer(CommandContext& context);
void XgroupDelconsumer(CommandContext& context);
void XgroupDestroy(CommandContext& context);
void XgroupSetid(CommandContext& context);
void XinfoConsumers(CommandContext& context);
void XinfoGroups(CommandContext& context);
void XinfoStream(CommandContext& context);
void Xlen(CommandContext& context);
void Xpending(CommandContext& context);
void Xrange(CommandContext& context);
void Xread(CommandContext& context);
void Xreadgroup(CommandContext& context);
void Xrevrange(CommandContext& context);
void Xsetid(CommandContext& context);
void Xtrim(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_H_
