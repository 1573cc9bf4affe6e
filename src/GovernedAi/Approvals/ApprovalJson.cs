using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovernedAi.Approvals;

/// <summary>Reads and writes the files of approvals without reflection.</summary>
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(ApprovalDecision))]
[JsonSerializable(typeof(ClosedMark))]
internal sealed partial class ApprovalJson : JsonSerializerContext
{
    public static ApprovalJson Files { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new CamelCaseEnumConverter<Ask>(),
            new CamelCaseEnumConverter<Verdict>(),
            new CamelCaseEnumConverter<Assurance>(),
            new CamelCaseEnumConverter<ApprovalClosure>(),
        },
    });
}
