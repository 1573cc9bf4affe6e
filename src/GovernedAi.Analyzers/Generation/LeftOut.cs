using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Says what of a governed method is left out of its record, and why: what the table names, and what JSON cannot hold of a library's type. A
/// type of the project's own can be put right, so leaving it out is an error; a library's cannot.
/// </summary>
internal static class LeftOut
{
    /// <param name="parameter">A parameter that is no <c>out</c>.</param>
    /// <param name="isShown">Whether people are shown the arguments: then all that JSON should hold has to be there.</param>
    /// <returns>Why it is not recorded, or <see langword="null"/> when it is.</returns>
    public static string? Of(IParameterSymbol parameter, bool isShown) =>
        UnrecordedTypes.ReasonOf(parameter) ?? (isShown ? null : JsonObstacle.OfLibrary(parameter.Type));

    /// <returns>Why the result, or each item of a stream, is not recorded.</returns>
    public static string? Of(MethodResult result) =>
        result.Type is { } type ? UnrecordedTypes.Reason(type) ?? JsonObstacle.OfLibrary(type) : null;
}
