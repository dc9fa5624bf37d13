// Written by scripts/generate.ts from src/commands/; edit the declarations instead.

#ifndef NACRE_GENERATED_HANDLERS_GEO_H_
#define NACRE_GENERATED_HANDLERS_GEO_H_

namespace nacre {

class CommandContext;

namespace commands {

void Geoadd(CommandContext& context);
void Geodist(CommandContext& context);
void Geohash(CommandContext& context);
void Geopos(CommandContext& context);
void Georadius(CommandContext& context);
void GeoradiusRo(CommandContext& context);
void Georadiusbymember(CommandContext& context);
void GeoradiusbymemberRo(CommandContext& context);
void Geosearch(CommandContext& context);
void Geosearchstore(CommandContext& context);

}  // namespace commands
}  // namespace nacre

#endif  // NACRE_GENERATED_HANDLERS_GEO_H_
