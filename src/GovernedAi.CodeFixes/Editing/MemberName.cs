namespace GovernedAi.CodeFixes.Editing;

/// <summary>Names derived from a method's name, which keep its <c>Async</c> at the end.</summary>
internal static class MemberName
{
    private const string Async = "Async";

    /// <summary><c>RouteAsync</c> and <c>Core</c> make <c>RouteCoreAsync</c>.</summary>
    public static string With(string method, string word) => Stem(method) + word + Suffix(method);

    /// <summary><c>RouteCoreAsync</c> and 2 make <c>RouteCore2Async</c>.</summary>
    public static string Numbered(string method, int number) => Stem(method) + number + Suffix(method);

    /// <summary><c>RouteAsync</c> without its <c>Async</c>.</summary>
    public static string Stem(string method) => method.Substring(0, method.Length - Suffix(method).Length);

    private static string Suffix(string method) =>
        method.Length > Async.Length && method.EndsWith(Async, StringComparison.Ordinal) ? Async : "";
}
