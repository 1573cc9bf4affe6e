using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>How an interceptor names its parameters and locals, and calls the method it stands for.</summary>
internal sealed class InterceptorNames
{
    private readonly HashSet<string> _taken;

    /// <param name="definition">The method that is intercepted.</param>
    /// <param name="isAmbiguous">Whether another reference has a type of the same full name, so that an extension can only be called on its receiver.</param>
    public InterceptorNames(IMethodSymbol definition, bool isAmbiguous)
    {
        _taken = [.. definition.Parameters.Select(p => p.Name), .. InterceptionObstacle.AllTypeParameters(definition).Select(t => t.Name)];
        Captured = Free("captured");
        Answer = Free("answer");
        Exception = Free("exception");
        var receiver = Free("receiver");

        var parameters = definition.Parameters.Select(Parameter).ToList();
        var arguments = string.Join(", ", definition.Parameters.Select(p => Word(p.RefKind) + CodeText.Identifier(p.Name)));
        if (definition.IsStatic && definition.IsExtensionMethod)
            parameters[0] = "this " + parameters[0];
        if (!definition.IsStatic)
            parameters.Insert(0, $"this {definition.ContainingType.Code()} {receiver}");

        TypeParameters = InterceptionObstacle.AllTypeParameters(definition).Select(t => CodeText.Identifier(t.Name)).ToList() is { Count: > 0 } all ? $"<{string.Join(", ", all)}>" : "";
        Parameters = string.Join(", ", parameters);
        var name = $"{CodeText.Identifier(definition.Name)}{MethodSignature.TypeArguments(definition)}";
        if (isAmbiguous && definition is { IsExtensionMethod: true, ContainingNamespace.IsGlobalNamespace: false })
        {
            Using = definition.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            var rest = string.Join(", ", definition.Parameters.Skip(1).Select(p => Word(p.RefKind) + CodeText.Identifier(p.Name)));
            Call = $"{CodeText.Identifier(definition.Parameters[0].Name)}.{name}({rest})";
        }
        else
        {
            Call = $"{(definition.IsStatic ? definition.ContainingType.Code() : receiver)}.{name}({arguments})";
        }
    }

    /// <summary>The namespace the call needs in scope, or <see langword="null"/>.</summary>
    public string? Using { get; }

    public string Captured { get; }

    public string Answer { get; }

    public string Exception { get; }

    public string TypeParameters { get; }

    public string Parameters { get; }

    public string Call { get; }

    private static string Parameter(IParameterSymbol parameter)
    {
        var scoped = parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out ? "scoped " : "";
        var word = parameter.RefKind == RefKind.RefReadOnlyParameter ? "ref readonly " : Word(parameter.RefKind);
        return $"{scoped}{word}{parameter.Type.Code()} {CodeText.Identifier(parameter.Name)}";
    }

    private static string Word(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In or RefKind.RefReadOnlyParameter => "in ",
        _ => "",
    };

    private string Free(string name)
    {
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
            free = name + number;
        return free;
    }
}
