using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Reading;

/// <summary>Says of each member that an assembly's bodies name what it is to us.</summary>
internal sealed class CalledMembers
{
    private const string RunnerLoop = "GetAsyncEnumerator";

    /// <summary>Names that may tell something besides those of model calls.</summary>
    public static readonly string[] TellingNames = ["Next", "NextAsync", RunnerLoop];

    private readonly AssemblyFile _file;
    private readonly CallRecognizer _recognizer;
    private readonly ImplementedMembers _implemented;
    private readonly GovernedMembers _governed;
    private readonly DeclaredCalls _declared;
    private readonly Dictionary<EntityHandle, CalledFacts?> _calls = [];
    private readonly bool _ownMatter;
    private readonly HashSet<string> _knowing;
    private readonly NameFilter _names;

    public CalledMembers(AssemblyFile file, CallRecognizer recognizer, ImplementedMembers implemented, GovernedMembers governed, DeclaredCalls declared, AssemblyFolder folder)
    {
        (_file, _recognizer, _implemented, _governed, _declared) = (file, recognizer, implemented, governed, declared);
        _ownMatter = governed.MayMatter(file);
        _knowing = [.. file.References.Where(r => folder.Find(r) is { KnowsGovernedAi: true } other && governed.MayMatter(other))];
        _names = recognizer.NamesIn(file);
        GoesByName = !_ownMatter && _knowing.Count == 0 && !declared.Any && !file.HasInterceptors;
    }

    /// <summary>Whether only members with the name of a model call can matter: nothing in reach is governed, handed on or declared.</summary>
    public bool GoesByName { get; }

    public TargetKind Classify(EntityHandle target)
    {
        if (Unmade(target) is not { } made || GoesByName && IsTold(made) || Named(made) is not { } named)
            return TargetKind.Other;

        var (name, type) = named;
        var isOwn = IsOwn(made, type);
        if (isOwn && IsGenerated(name, type))
            return TargetKind.Generated;
        var mayMatter = MayMatter(type, isOwn);
        if (!mayMatter && !_recognizer.MayBe(name) && name is not ("Next" or "NextAsync" or RunnerLoop or CallForms.DelegateMaker) && !CallForms.MayMapAgent(name) && !_declared.MayBe(name))
            return TargetKind.Other;
        if (name is "Next" or "NextAsync" && _file.Ids.Types.Of(type) is "GovernedAi.Runtime.GovernedCall" or "GovernedAi.Runtime.GovernedCall`1")
            return TargetKind.Wrapping;
        if (mayMatter && _implemented.Resolve(_file, made) is { } method && _governed.GovernedBy(method) is not null)
            return TargetKind.Core;
        return Call(target) is not null ? TargetKind.ModelCall : TargetKind.Other;
    }

    // Nearly every call of nearly every program ends here, by the bytes of its name.
    private bool IsTold(EntityHandle made)
    {
        var name = made.Kind == HandleKind.MethodDefinition ? _file.Metadata.GetMethodDefinition((MethodDefinitionHandle)made).Name : _file.Metadata.GetMemberReference((MemberReferenceHandle)made).Name;
        return !_names.MayHold(_file.Names, name) && !_file.Names.IsMadeUp(name);
    }

    /// <summary>The model call that a reference makes.</summary>
    public CalledFacts? Call(EntityHandle target)
    {
        if (Unmade(target) is not { } made)
            return null;
        if (!_calls.TryGetValue(made, out var call))
            _calls.Add(made, call = Read(made));
        return call;
    }

    /// <summary>The definition in this assembly that a reference leads to.</summary>
    public MethodDefinitionHandle? Own(EntityHandle target) =>
        _implemented.Resolve(_file, target) is { } method && method.File == _file ? method.Handle : null;

    /// <summary>The methods of this assembly that one of them overrides or implements.</summary>
    public IEnumerable<MethodDefinitionHandle> Implemented(MethodDefinitionHandle method) =>
        _implemented.Of(new(_file, method)).Select(m => m.Method).Where(m => m?.File == _file).Select(m => m!.Value.Handle);

    /// <summary>Whether a method of another assembly is an extension of HttpClient; where that assembly is not here, any static one that takes it first may be.</summary>
    public bool ExtendsClient(EntityHandle target) =>
        Unmade(target) is { Kind: HandleKind.MemberReference } made && _file.Metadata.GetMemberReference((MemberReferenceHandle)made) is var reference && reference.GetKind() == MemberReferenceKind.Method
        && !_file.Metadata.GetBlobReader(reference.Signature).ReadSignatureHeader().IsInstance
        && _file.Ids.FirstParameter(reference.Signature) is { } extended && _file.Ids.Types.Of(extended) == "System.Net.Http.HttpClient"
        && (_implemented.Resolve(_file, made) is not { } method || method.File.Attributes.Has(method.Handle, "System.Runtime.CompilerServices", "ExtensionAttribute"));

    /// <summary>A row of the table as a fact about a call.</summary>
    public static CalledFacts Facts(ModelCallFact fact) => new(fact.DocId, $"{ModelCallFact.TypeNameOf(fact.DocId)}.{fact.MethodName}", fact.Assembly, fact.Provider, fact.UnderlyingKind, IsHandedOn: false, fact.CountsByDefault)
        { Depends = fact.Flag == "depends" };

    private CalledFacts? Read(EntityHandle made)
    {
        if (Named(made) is not { } named)
            return null;
        var (name, type) = named;
        if (_recognizer.MayBe(name) && _recognizer.Recognize(_file, made) is { } fact)
            return IsGoverned(made, type) ? null : Facts(fact);

        if (WithoutAnInvocation(made, name, type) is { } other)
            return other;
        if (MayMatter(type, IsOwn(made, type)) && _implemented.Resolve(_file, made) is { } method && _governed.IsHandedOn(method))
            return new(method.Id, Words(name, type), method.File.Name, method.File.Name, CalledFacts.HandsOn, IsHandedOn: true, CountsByDefault: true);
        return _declared.Hold(_file, made, name, type) && !IsGoverned(made, type)
            ? new(_file.Ids.Of(made), Words(name, type), TypeGraph.AssemblyName(_file, type), TypeGraph.AssemblyName(_file, type), "declared", IsHandedOn: true, CountsByDefault: true)
            : null;
    }

    // A loop over a runner, each turn of which calls the model; a mapping that runs an agent at each request.
    private CalledFacts? WithoutAnInvocation(EntityHandle made, string name, EntityHandle type)
    {
        if (name == RunnerLoop && _implemented.IsOrDerives(_file, type, CallForms.ToolRunner))
            return new(_file.Ids.Of(made), $"await foreach over {Simple(type)}", TypeGraph.AssemblyName(_file, type), "Anthropic", "chat", IsHandedOn: false, CountsByDefault: true);
        if (CallForms.MakesDelegate(name, Simple(type)))
            return new(_file.Ids.Of(made), Words(name, type), TypeGraph.AssemblyName(_file, type), TypeGraph.AssemblyName(_file, type), CallForms.Sampling, IsHandedOn: false, CountsByDefault: true);
        if (CallForms.MayMapAgent(name) && made.Kind == HandleKind.MemberReference && _file.Metadata.GetMemberReference((MemberReferenceHandle)made).Signature is var signature
            && !_file.Metadata.GetBlobReader(signature).ReadSignatureHeader().IsInstance && _file.Ids.FirstParameter(signature) is { } host && CallForms.MapsAgent(name, Simple(host)))
            return new(_file.Ids.Of(made), Words(name, type), TypeGraph.AssemblyName(_file, type), TypeGraph.AssemblyName(_file, type), "agent-run", IsHandedOn: false, CountsByDefault: true) { Maps = MappedAgent.Unknown };
        return null;
    }

    // A governed method that implements a model call answers for it: calling it is no model call any more.
    private bool IsGoverned(EntityHandle made, EntityHandle type) =>
        MayMatter(type, IsOwn(made, type)) && _implemented.Resolve(_file, made) is { } method && _governed.Of(method.File).ContainsKey(method.Handle);

    private bool IsOwn(EntityHandle made, EntityHandle type) =>
        made.Kind == HandleKind.MethodDefinition || _file.Ids.Types.Definition(type)?.Kind == HandleKind.TypeDefinition;

    private bool MayMatter(EntityHandle type, bool isOwn) => isOwn ? _ownMatter : _knowing.Count > 0 && _knowing.Contains(TypeGraph.AssemblyName(_file, type));

    private bool IsGenerated(string name, EntityHandle type) =>
        name.StartsWith('<') && GeneratedNames.IsInnerMethod(name) || IsPassing(name, type);

    /// <summary>Whether a method of this assembly only stands for a call that its callers make.</summary>
    public bool IsPassing(string name, EntityHandle type) =>
        GeneratedNames.IsBaseCall(name)
        || _file.HasInterceptors && _file.Ids.Types.Definition(type) is { Kind: HandleKind.TypeDefinition } definition && GeneratedNames.IsInterceptor(_file.Metadata, (TypeDefinitionHandle)definition);

    // Name and declaring type of a method; nothing for a field.
    private (string Name, EntityHandle Type)? Named(EntityHandle made)
    {
        if (made.Kind == HandleKind.MethodDefinition)
        {
            var definition = _file.Metadata.GetMethodDefinition((MethodDefinitionHandle)made);
            return (_file.Metadata.GetString(definition.Name), definition.GetDeclaringType());
        }

        var reference = _file.Metadata.GetMemberReference((MemberReferenceHandle)made);
        if (reference.GetKind() != MemberReferenceKind.Method)
            return null;
        return reference.Parent.Kind == HandleKind.MethodDefinition
            ? Named(reference.Parent)
            : (_file.Metadata.GetString(reference.Name), reference.Parent);
    }

    // A generic instance is what it is made from.
    private EntityHandle? Unmade(EntityHandle target) => target.Kind switch
    {
        HandleKind.MethodDefinition or HandleKind.MemberReference => target,
        HandleKind.MethodSpecification when _file.Metadata.GetMethodSpecification((MethodSpecificationHandle)target).Method is { Kind: not HandleKind.MethodSpecification } made => made,
        _ => null,
    };

    // A property is named as in source, by its own name: a baseline goes by it.
    private string Words(string name, EntityHandle type) =>
        name == ".ctor" ? $"new {Simple(type)}" : $"{Simple(type)}.{(name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) ? name[4..] : name)}";

    private string Simple(EntityHandle type)
    {
        var name = _file.Ids.Types.Of(type);
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.IndexOf('`') is >= 0 and var tick ? name[..tick] : name;
    }
}
