using System.Text.Json.Nodes;

namespace FreightRouting.LoopbackModel;

/// <summary>
/// Stands in for a language model where there is none: it looks for words. It is wrong on purpose here and there, because
/// the sample is about what happens then.
/// </summary>
internal static class ScriptedModel
{
    /// <summary>The answer to one paper, or <see langword="null"/> when the model is down.</summary>
    public static string? Answer(string paper) => paper switch
    {
        _ when paper.Contains("ceramic", StringComparison.OrdinalIgnoreCase) => null,
        _ when paper.Contains("SCAN-SKEW", StringComparison.Ordinal) => "I think this might be about fertilizer? Or a coffee order. Happy to help with either!",
        // Overlooks the turpentine: the condition on the paper has to catch it.
        _ when paper.Contains("Art supplies", StringComparison.Ordinal) => Route("general", "School art supplies in cartons."),
        _ when paper.Contains("Lithium", StringComparison.Ordinal) => Route("hazmat", "Lithium ion batteries, class 9."),
        _ when paper.Contains("degrees C", StringComparison.Ordinal) => Route("cold-chain", "Goods travel at a stated temperature."),
        _ when paper.Contains("crane", StringComparison.OrdinalIgnoreCase) => Route("heavy-lift", "One piece that needs the overhead crane."),
        _ => Route("general", "Ordinary cartons, no special handling."),
    };

    private static string Route(string queue, string reason) =>
        new JsonObject { ["queue"] = queue, ["reason"] = reason }.ToJsonString();
}
