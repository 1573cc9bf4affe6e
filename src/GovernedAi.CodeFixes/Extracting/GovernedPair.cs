using System.Collections.Immutable;
using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>The governed declaration and the core that a call moves into, as source.</summary>
internal sealed class GovernedPair
{
    private readonly FileEdit _file;
    private readonly ModelCall _call;
    private readonly Home _home;

    private GovernedPair(FileEdit file, ModelCall call, Home home, ImmutableArray<ITypeParameterSymbol> typeParameters, ImmutableArray<ITypeParameterSymbol> borrowed)
    {
        _file = file;
        _call = call;
        _home = home;
        TypeParameters = typeParameters;
        Borrowed = borrowed;
        Parameters = [.. Named(call)];
    }

    public ImmutableArray<ITypeParameterSymbol> TypeParameters { get; }

    /// <summary>Type and name of each parameter, the receiver first.</summary>
    public ImmutableArray<(ITypeSymbol Type, string Name)> Parameters { get; }

    /// <summary>The caller's type parameters that the signature mentions.</summary>
    public ImmutableArray<ITypeParameterSymbol> Borrowed { get; }

    public bool IsStatic => _call.Receiver != ReceiverKind.Self;

    /// <summary>Tells overloads apart: number of type parameters and the parameters' types.</summary>
    public string Signature => SignatureOf(TypeParameters.Length, Parameters.Select(p => p.Type));

    public static string SignatureOf(int arity, IEnumerable<ITypeSymbol> parameters) =>
        arity + "(" + string.Join(",", parameters.Select(p => p.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))) + ")";

    /// <summary>Prepares the pair, or gives <see langword="null"/> where its signature cannot be written.</summary>
    public static GovernedPair? Of(FileEdit file, ModelCall call, Home home)
    {
        var own = call.Definition.TypeParameters;
        var types = call.Parameters.Select(p => p.Type)
            .Append(call.ReturnType)
            .Concat(call.Receiver == ReceiverKind.Value ? [call.ReceiverType] : [])
            .Concat(call.Receiver == ReceiverKind.None ? [call.Definition.ContainingType] : [])
            .ToList();

        var borrowed = BorrowedTypeParameters.In(types, home.Type).RemoveRange(own);
        if (!borrowed.IsEmpty && !own.IsEmpty || HidesOuter(own.AddRange(borrowed), home.Type))
            return null;
        if (!types.All(t => t.SpecialType == SpecialType.System_Void || NameableTypes.CanName(t, file.Model.Compilation, home.Type)))
            return null;

        return new GovernedPair(file, call, home, own.AddRange(borrowed), borrowed);
    }

    /// <summary>Finds the pair in the type, or writes it, and gives its name.</summary>
    public string Settle(Arrangement arrangement, ProjectNames names, Func<string, bool> isHidden)
    {
        var (name, isNew) = names.Extracted.Settle(_home.Type, _call.Definition.Name, this, isHidden);
        if (isNew)
            Write(name, arrangement, names);
        return name;
    }

    private void Write(string name, Arrangement arrangement, ProjectNames names)
    {
        var governing = arrangement.For(new GovernedMember(_file, _home.Position, _home.Type, names.Members)
        {
            Name = name,
            Core = CoreName.Conventional(name),
            IsStatic = IsStatic,
            Returned = _call.Result,
            AllParameters = Parameters,
            TypeParameters = TypeParameters,
        });

        var tolerated = ToleratedWarnings.Of(_file, _call, _home.End(_file));
        _home.Add(_file, Pragma("disable", tolerated, "\n", "") + string.Concat(governing.Attributes.Select(a => a + "\n")) + Declaration(name));
        string[] rest = [Core(name), .. governing.Members];
        for (var i = 0; i < rest.Length; i++)
            _home.Add(_file, i < rest.Length - 1 ? rest[i] : rest[i] + Pragma("restore", tolerated, "", "\n"));
    }

    private static string Pragma(string verb, IReadOnlyList<string> warnings, string after, string before) =>
        warnings.Count == 0 ? "" : $"{before}#pragma warning {verb} {string.Join(", ", warnings)}{after}";

    /// <summary>The declaration, its attributes left out.</summary>
    public string Declaration(string name) => Header("partial ", name, withParams: true) + ";";

    /// <summary>The core of the method called <paramref name="name"/>.</summary>
    public string Core(string name) => Header("", MemberName.With(name, "Core"), withParams: false) + " =>\n    " + Call() + ";";

    private string Header(string partial, string name, bool withParams)
    {
        var parameters = Parameters.Select((p, i) => (withParams && IsParams(i) ? "params " : "") + $"{Display(p.Type)} {Identifier.Write(p.Name)}" + (withParams && IsOptional(i) ? " = default" : ""));
        var constraints = TypeParameters.Select(t => TypeParameterConstraints.Of(t, _file.Model, _home.Position)).Where(c => c.Length > 0).Select(c => "\n    " + c);
        return ParameterLines.Write($"private {(IsStatic ? "static " : "")}{partial}{Display(_call.ReturnType)} {name}{TypeParameterList}", parameters) + string.Concat(constraints);
    }

    private string TypeParameterList => !TypeParameters.IsEmpty ? $"<{string.Join(", ", TypeParameters.Select(t => t.Name))}>" : "";

    /// <summary>The call as the core makes it: the same method, with the core's own parameters.</summary>
    private string Call()
    {
        var receiver = _call.Receiver switch
        {
            ReceiverKind.Value => Identifier.Write(Parameters[0].Name) + ".",
            ReceiverKind.None => Display(_call.Definition.ContainingType) + ".",
            _ => _file.Text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(_call.Syntax.SpanStart, _call.NameSyntax.SpanStart)),
        };
        var typeArguments = _call.Definition.Arity > 0 ? $"<{string.Join(", ", _call.Definition.TypeParameters.Select(t => t.Name))}>" : "";
        return $"{receiver}{_call.Definition.Name}{typeArguments}({string.Join(", ", Arguments())})";
    }

    private IEnumerable<string> Arguments()
    {
        var next = _call.IsReducedExtension ? 1 : 0;
        foreach (var parameter in _call.Parameters)
        {
            var name = Identifier.Write(parameter.Name);
            yield return parameter.Ordinal == next ? name : $"{name}: {name}";
            next = parameter.Ordinal == next ? next + 1 : -1;
        }
    }

    private bool IsOptional(int index) =>
        _call.TokenOfEnumeration is { } token && index == Parameters.Length - 1 && Parameters[index].Name == token.Name;

    private bool IsParams(int index)
    {
        var offset = _call.Receiver == ReceiverKind.Value ? 1 : 0;
        return index >= offset && _call.Parameters[index - offset].IsParams && index == Parameters.Length - 1;
    }

    private string Display(ITypeSymbol type) => TypeText.Of(type, _file.Model, _home.Position);

    private static IEnumerable<(ITypeSymbol, string)> Named(ModelCall call)
    {
        if (call.Receiver == ReceiverKind.Value)
            yield return (call.ReceiverType, ReceiverName.For(call.ReceiverType, call.Parameters.Select(p => p.Name)));
        foreach (var parameter in call.Parameters)
            yield return (call.TypeOf(parameter), parameter.Name);
    }

    private static bool HidesOuter(ImmutableArray<ITypeParameterSymbol> parameters, INamedTypeSymbol home)
    {
        for (var type = home; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Any(outer => parameters.Any(p => p.Name == outer.Name)))
                return true;
        }

        return false;
    }
}
