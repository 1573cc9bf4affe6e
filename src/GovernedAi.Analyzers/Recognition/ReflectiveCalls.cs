namespace GovernedAi.Analyzers.Recognition;

/// <summary>The methods of reflection that find a method by its name.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class ReflectiveCalls
{
    public static IReadOnlyCollection<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "GetMethod", "GetRuntimeMethod", "GetDeclaredMethod", "GetDeclaredMethods", "GetMember", "InvokeMember", "CreateDelegate",
    };

    /// <param name="type">Simple name of the declaring type.</param>
    /// <param name="method">The method's name.</param>
    public static bool IsOne(string? type, string method) => ((HashSet<string>)Names).Contains(method) && type is "Type" or "TypeInfo" or "RuntimeReflectionExtensions" or "Delegate" or "MethodInfo";
}
