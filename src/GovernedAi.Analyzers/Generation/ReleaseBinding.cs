using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Finds what a release of an escalated method would not be bound to, so that a person's yes to one call could pass for another.</summary>
internal static class ReleaseBinding
{
    /// <param name="method">The declaration.</param>
    /// <param name="result">What it returns.</param>
    /// <param name="ask">Before the model or before release.</param>
    /// <param name="hasKey">Whether something names what identifies a call.</param>
    public static IEnumerable<Fault> Faults(IMethodSymbol method, MethodResult result, string ask, bool hasKey)
    {
        foreach (var parameter in method.Parameters.Where(p => p.RefKind != RefKind.Out))
        {
            if (Obstacle(parameter, hasKey) is { } obstacle)
                yield return new Fault(UndigestedParameter.Rule, parameter.Locations[0], [method.Name, $"its parameter `{parameter.Name}`", obstacle]);
        }

        if (ask == "BeforeRelease" && result.Type is { } type && Obstacle(type) is { } why)
            yield return new Fault(UndigestedParameter.Rule, method.Locations[0], [method.Name, "its result", why]);
    }

    /// <summary>Whether a release could be bound to all of a method that is yet to be written, of which the types alone are known.</summary>
    public static bool WouldHold(IEnumerable<ITypeSymbol> parameters, MethodResult result, string ask) =>
        parameters.All(type => UnrecordedTypes.Reason(type) is { } reason
            ? UnrecordedTypes.IsMeans(reason)
            : UnrecordedTypes.IsCharacters(type) || (JsonObstacle.OfWriting(type) ?? JsonObstacle.OfContent(type)) is null) &&
        (ask != "BeforeRelease" || result.Type is not { } released || Obstacle(released) is null);

    /// <summary>Why every call of an audited method would fail: what it is to record cannot be written.</summary>
    /// <param name="method">The declaration.</param>
    /// <param name="result">What it returns.</param>
    /// <param name="ask">Before the model or before release; <see langword="null"/> when nobody is asked.</param>
    public static string? Unrecordable(IMethodSymbol method, MethodResult result, string? ask)
    {
        foreach (var parameter in method.Parameters.Where(p => ask is null && p.RefKind != RefKind.Out))
        {
            if (Unrecordable(parameter.Type) is { } obstacle)
                return $"its parameter `{parameter.Name}` cannot be recorded: {obstacle}";
        }

        return ask != "BeforeRelease" && result.Type is { } type && Unrecordable(type) is { } why
            ? $"its {(result.IsStream ? "items" : "result")} cannot be recorded: {why}"
            : null;
    }

    /// <summary>Whether arguments and result of a method that is yet to be written could be kept, or left out for a reason.</summary>
    public static bool WouldBeRecorded(IEnumerable<ITypeSymbol> parameters, MethodResult result) =>
        parameters.All(type => Unrecordable(type) is null) && (result.Type is not { } kept || Unrecordable(kept) is null);

    private static string? Unrecordable(ITypeSymbol type) =>
        UnrecordedTypes.Reason(type) is null && JsonObstacle.OfLibrary(type) is null ? JsonObstacle.OfWriting(type) : null;

    /// <summary>Why a result cannot be stored with the request and released from it.</summary>
    private static string? Obstacle(ITypeSymbol result) => UnrecordedTypes.Reason(result) is { } reason
        ? $"`{result.Words()}` is not kept ({reason}); return what it holds, or ask before the model"
        : JsonObstacle.OfWriting(result) ?? JsonObstacle.OfContent(result);

    private static string? Obstacle(IParameterSymbol parameter, bool hasKey)
    {
        if (UnrecordedTypes.ReasonOf(parameter) is { } reason)
        {
            return hasKey || UnrecordedTypes.IsMeans(reason) ? null
                : $"`{parameter.Type.Words()}` is not kept ({reason}); mark with [RequestKey] what identifies the call, or pass what it holds";
        }

        if (UnrecordedTypes.IsCharacters(parameter.Type))
            return null;
        return JsonObstacle.OfWriting(parameter.Type)
            ?? (!hasKey && JsonObstacle.OfContent(parameter.Type) is { } empty ? empty + "; mark with [RequestKey] what identifies the call" : null);
    }
}
