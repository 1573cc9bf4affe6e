namespace GovernedAi.Analyzers.Recognition;

/// <summary>The methods of reflection that find a method by its name.</summary>
/// <remarks>Knows nothing of Roslyn: whoever reads compiled assemblies goes by the same names.</remarks>
internal static class ReflectiveCalls
{
    public static IReadOnlyCollection<string> Names { get; } = ["GetMethod", "GetRuntimeMethod", "GetDeclaredMethod", "GetDeclaredMethods", "GetMember", "InvokeMember", "CreateDelegate"];

    /// <inheritdoc cref="Names"/>
    public static NameSet NameSet { get; } = new(Names);

    /// <summary>Whether a method of this name can be one.</summary>
    public static bool MayBe(string method) => NameSet.Contains(method);

    /// <summary>Whether a name says which methods may be meant where the type cannot be seen: a single word, such as <c>Create</c>, is a name of too many.</summary>
    public static bool Tells(string name) => name.Skip(1).Any(char.IsUpper);

    /// <param name="type">Simple name of the declaring type.</param>
    /// <param name="method">The method's name.</param>
    public static bool IsOne(string? type, string method) => MayBe(method) && type is "Type" or "TypeInfo" or "RuntimeReflectionExtensions" or "Delegate" or "MethodInfo";
}
