using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Generation;

/// <summary>A value a condition or fallback may ask for by parameter name.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Expression">How the wrapper reads it.</param>
/// <param name="RefKind">How the governed method received it.</param>
internal sealed record NamedValue(ITypeSymbol Type, string Expression, RefKind RefKind = RefKind.None);

/// <summary>Calls a method of the user's, handing each of its parameters the value of that name.</summary>
internal sealed class NamedCall(IMethodSymbol governed, Compilation compilation)
{
    /// <summary>The methods that <paramref name="name"/> can mean: those of the governed type, then what it inherits and can see.</summary>
    public IReadOnlyList<IMethodSymbol> Candidates(string name)
    {
        for (var type = governed.ContainingType; type is not null; type = type.BaseType)
        {
            var found = type.GetMembers(name).OfType<IMethodSymbol>()
                .Where(m => m.MethodKind == MethodKind.Ordinary && compilation.IsSymbolAccessibleWithin(m, governed.ContainingType))
                .ToList();
            if (found.Count > 0)
                return found;
        }

        return [];
    }

    /// <summary>The governed method's own parameters, as values.</summary>
    public Dictionary<string, NamedValue> Parameters() =>
        governed.Parameters.ToDictionary(p => p.Name, p => new NamedValue(p.Type, CodeText.Identifier(p.Name), p.RefKind));

    /// <summary>Writes the call of <paramref name="target"/>.</summary>
    /// <param name="target">The condition or fallback.</param>
    /// <param name="values">What its parameters may ask for.</param>
    /// <param name="failure">What an <see cref="Exception"/> parameter gets, or <see langword="null"/> when it may not have one.</param>
    /// <param name="token">What a <see cref="CancellationToken"/> parameter gets, whatever its name; <see langword="null"/>: the value of its name.</param>
    /// <returns>The call, or what is wrong with the method.</returns>
    public (string? Call, string? Fault) To(IMethodSymbol target, IReadOnlyDictionary<string, NamedValue> values, string? failure = null, string? token = null)
    {
        if (governed.IsStatic && !target.IsStatic)
            return (null, "must be static, as the governed method is");
        if (target.Arity != 0 && target.Arity != governed.Arity)
            return (null, target.Arity == 0 ? "must not be generic" : "has type parameters that the governed method does not have");

        var typeArguments = target.Arity == 0 ? "" : MethodSignature.TypeArguments(governed);
        var closed = target.Arity == 0 ? target : target.Construct([.. governed.TypeParameters]);
        var arguments = new List<string>();
        var skipped = false;
        foreach (var parameter in closed.Parameters)
        {
            string argument;
            if (token is not null && IsToken(parameter))
            {
                argument = token;
            }
            else if (values.TryGetValue(parameter.Name, out var value))
            {
                if (Unfit(parameter, value) is { } fault)
                    return (null, fault);
                argument = Pass(parameter, value);
            }
            else if (failure is not null && parameter.Type.IsNamed("System.Exception") && parameter.RefKind == RefKind.None)
            {
                argument = failure;
            }
            else if (parameter.IsOptional || parameter.IsParams)
            {
                skipped = true;
                continue;
            }
            else
            {
                return (null, $"takes `{parameter.Name}`, but there is {Offered(values, failure)}");
            }

            arguments.Add(skipped ? $"{CodeText.Identifier(parameter.Name)}: {argument}" : argument);
        }

        return ($"{Callee(target)}{typeArguments}({string.Join(", ", arguments)})", null);
    }

    /// <summary>Whether the parameter takes a token by which the call can be ended.</summary>
    public static bool IsToken(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None && parameter.Type.IsNamed("System.Threading.CancellationToken");

    /// <summary>The method's name, qualified where a parameter of the governed method hides it.</summary>
    public string Callee(IMethodSymbol target)
    {
        var name = CodeText.Identifier(target.Name);
        if (governed.Parameters.All(p => p.Name != target.Name) && governed.TypeParameters.All(t => t.Name != target.Name))
            return name;
        return target.IsStatic ? $"{target.ContainingType.Code()}.{name}" : $"this.{name}";
    }

    private string? Unfit(IParameterSymbol parameter, NamedValue value)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out && parameter.RefKind != value.RefKind)
            return $"takes `{parameter.Name}` by reference, but the governed method does not";
        if (value.RefKind == RefKind.Out && parameter.RefKind != RefKind.Out)
            return $"reads `{parameter.Name}`, which the governed method only writes";
        if (!compilation.ClassifyConversion(value.Type, parameter.Type).IsImplicit)
            return $"takes `{parameter.Name}` as `{parameter.Type.Words()}`, but it is `{value.Type.Words()}`";
        if (value.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && parameter.Type.NullableAnnotation == NullableAnnotation.NotAnnotated)
            return $"takes `{parameter.Name}` as `{parameter.Type.Words()}`, but it may be null: `{value.Type.Words()}`";
        return null;
    }

    /// <summary>A cast keeps the call from binding to an overload (a dynamic argument would choose one at run time).</summary>
    private static string Pass(IParameterSymbol parameter, NamedValue value)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            return $"{(parameter.RefKind == RefKind.Ref ? "ref" : "out")} {value.Expression}";
        if (value.Type.TypeKind == TypeKind.Dynamic || !SymbolEqualityComparer.Default.Equals(value.Type, parameter.Type))
            return $"({parameter.Type.StaticCode()}){value.Expression}";
        return value.Expression;
    }

    private static string Offered(IReadOnlyDictionary<string, NamedValue> values, string? failure)
    {
        var names = values.Keys.Select(k => $"`{k}`").ToList();
        if (failure is not null)
            names.Add("an `Exception`");
        return names.Count == 0 ? "nothing to hand it" : "only " + string.Join(", ", names);
    }
}
