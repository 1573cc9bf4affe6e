using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovernedAi.People;

/// <summary>Reads people files without reflection. What it does not know is an error: a mistyped name would lose an absence.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(PeopleDocument))]
internal sealed partial class PeopleJson : JsonSerializerContext;
