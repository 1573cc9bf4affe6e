using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovernedAi.Approvals;

/// <summary>Spells enumeration values in files as <c>beforeRelease</c>.</summary>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
