using System.Text.Json.Serialization;

namespace GovernedAi.Suspension;

/// <summary>Reads and writes the file without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SuspensionDocument))]
internal sealed partial class SuspensionJson : JsonSerializerContext;
