using System.Reflection.Metadata;

namespace GovernedAi.Tool.Reading;

/// <summary>Knows the names that the C# compiler gives to what it makes from a user's code.</summary>
internal static class GeneratedNames
{
    /// <summary>Where the generator writes what no user names: interceptors and the static facts of governed methods.</summary>
    public const string InterceptorNamespace = "GovernedAi.Generated";

    /// <summary>Whether a method was made for a lambda (<c>&lt;M&gt;b__0</c>) or a local function (<c>&lt;M&gt;g__Local|0_0</c>).</summary>
    public static bool IsInnerMethod(string name) => name.StartsWith('<') && After(name) is ['b' or 'g', '_', '_', ..];

    /// <summary>Whether a method only stands for a call that its callers make: <c>base.M()</c> inside a lambda (<c>&lt;&gt;n__0</c>).</summary>
    public static bool IsBaseCall(string name) => name.StartsWith("<>n__", StringComparison.Ordinal);

    /// <summary>Whether a type was made to hold lambdas, delegates, captured variables or the state of a method.</summary>
    public static bool IsInnerType(string name) =>
        name.StartsWith('<') && (After(name) is ['d'] or ['d', '_', '_', ..] or ['c'] or ['c', '_', '_', ..] or ['O'] or ['O', '_', '_', ..]);

    /// <summary>Whether a type holds the state of an async method or iterator: <c>&lt;M&gt;d__0</c>, of a lambda <c>&lt;&lt;M&gt;b__0&gt;d</c>.</summary>
    public static bool IsStateMachine(string name) => name.StartsWith('<') && (After(name) is ['d'] or ['d', '_', '_', ..]);

    /// <summary>The name of the method that an inner method or state machine was made from; itself perhaps such a name.</summary>
    public static string? Origin(string name)
    {
        var after = After(name);
        return name.StartsWith('<') && after.Length < name.Length && name.Length - after.Length > 2 ? name[1..(name.Length - after.Length - 1)] : null;
    }

    /// <summary>Whether a method's name is the one that something was made from: the name of a type has dashes for the dots of <c>IAsk.Ask</c>.</summary>
    public static bool IsOrigin(MetadataReader metadata, StringHandle method, string origin) =>
        metadata.StringComparer.Equals(method, origin) || origin.Contains('-') && metadata.GetString(method).Replace('.', '-') == origin;

    /// <summary>The automatic property that a field holds the value of: <c>&lt;Answer&gt;k__BackingField</c>.</summary>
    public static string? PropertyOf(string field) => After(field) is "k__BackingField" ? Origin(field) : null;

    /// <summary>Whether a type, or the one around it, lies where the generator writes interceptors: its methods stand for the calls they intercept.</summary>
    public static bool IsInterceptor(MetadataReader metadata, TypeDefinitionHandle type)
    {
        for (var depth = 0; depth < 100; depth++)
        {
            var definition = metadata.GetTypeDefinition(type);
            if (definition.GetDeclaringType() is not { IsNil: false } outer)
                return metadata.StringComparer.Equals(definition.Namespace, InterceptorNamespace);
            type = outer;
        }

        return false;
    }

    // What follows the closing bracket of <…>; brackets nest: <<Main>$>b__0.
    private static ReadOnlySpan<char> After(string name)
    {
        var depth = 0;
        for (var at = 0; at < name.Length; at++)
        {
            depth += name[at] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
                return name.AsSpan(at + 1);
        }

        return default;
    }
}
