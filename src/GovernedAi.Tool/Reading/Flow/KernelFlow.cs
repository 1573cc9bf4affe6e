using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using GovernedAi.Analyzers.Recognition;

namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Tells which kernel functions are no prompts, and follows kernels, their plugins and what names them through the bodies of a member: by the analyzer's rules.</summary>
internal sealed class KernelFlow(AssemblyFile file, CalledMembers called, Lazy<UserMembers> users, FlowVariables variables, Func<MethodDefinitionHandle, FoundInBody> found)
{
    private static readonly NameFilter Makers = new(NativeFunctionMakers.Names);
    private static readonly ImmutableHashSet<PluginLookup> ByItself = ImmutableHashSet<PluginLookup>.Empty;

    private readonly StaticTypes _holders = new(file, type => KernelPluginMethods.IsHolder(KernelCall.Simple(file.Ids.Types.Of(type))), mayTell: true);
    private readonly Dictionary<EntityHandle, KernelCall> _calls = [];

    /// <summary>Whether an assembly makes any function that is no prompt.</summary>
    public static bool MayBeIn(AssemblyFile file)
    {
        foreach (var handle in file.Metadata.MemberReferences)
        {
            if (Makers.MayHold(file.Names, file.Metadata.GetMemberReference(handle).Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether calls of a method have to be seen.</summary>
    public bool Concerns(EntityHandle target, CallTraits traits) => Of(target, traits).Matters;

    public FlowValue OfText(FlowValue text) => text with { Shown = new ShownValue.Text(text.Literal!) };

    public FlowValue OfArgument(MethodDefinitionHandle method, int index, FlowValue value)
    {
        if (_holders.OfArgument(method, index))
            return value with { Shown = new ShownValue.Holder(new(RequestSource.Argument, method, index)) };
        return index == 0 && IsSelf(file.Metadata.GetMethodDefinition(method)) ? value with { Shown = ShownValue.Self.Instance } : value;
    }

    /// <summary>A field that others see is read.</summary>
    /// <param name="method">By which method.</param>
    /// <param name="token">The field.</param>
    /// <param name="of">The object; none for a static field.</param>
    /// <param name="value">What else is known of it.</param>
    public FlowValue OfField(MethodDefinitionHandle method, int token, FlowValue? of, FlowValue value) =>
        _holders.OfField(token) ? value with { Shown = of is null or { Shown: ShownValue.Self } ? new ShownValue.Holder(Field(method, token)) : ShownValue.Holder.Unknown } : value;

    /// <summary>An argument is given another value, or its address.</summary>
    public void ChangesArgument(MethodDefinitionHandle method, int index)
    {
        if (_holders.OfArgument(method, index))
            found(method).Changed.Add(new(RequestSource.Argument, method, index));
    }

    /// <summary>A field that others see is given another value, or its address.</summary>
    public void ChangesField(MethodDefinitionHandle method, int token)
    {
        if (_holders.OfField(token))
            found(method).Changed.Add(Field(method, token));
    }

    /// <summary>A call takes values, and gives one.</summary>
    public FlowValue Called(FlowCall call, CallTraits traits, FlowValue result)
    {
        var does = Of(call.Target, traits);
        if (!does.Matters)
            return result;
        if (does.Runs)
            Run(call);

        var given = call.Arguments;
        var native = Native(call, does);
        if (does.Maker is { Adds: true })
            found(call.From).Imports.Add(new(HolderOf(given.FirstOrDefault()), does.PluginName(given), native is { IsEmpty: true }));
        else if (does.IsAdding && given.Length > 1 && (does.IsOnHolder || given[0].Shown is ShownValue.Holder))
            found(call.From).Imports.Add(new(HolderOf(given[0]), (given[1].Shown as ShownValue.Plugin)?.Name, given[1].Native is { IsEmpty: true }));

        if (KernelPluginMethods.Finds(traits.Name))
            Find(call, new() { Native = native });
        else if (native is not null)
            result = result with { Native = native };
        if (call.OpCode == ILOpCode.Newobj && NativeFunctionMakers.MayPrompt(traits.Simple))
            result = result with { MayPrompt = true };
        if (call.OpCode == ILOpCode.Newobj && does.Elements(given) is { } elements)
            result = result with { Elements = elements };
        return Shown(call, does) is { } shown ? result with { Shown = shown } : result;
    }

    private KernelCall Of(EntityHandle target, CallTraits traits)
    {
        if (!_calls.TryGetValue(target, out var does))
            _calls.Add(target, does = KernelCall.Of(file, variables, target, traits, called.Call(target) is { Depends: true, Kind: "kernel-function" }));
        return does;
    }

    // The function is among what it is given; or the kernel is told its plugin's name and its own.
    private void Run(FlowCall call)
    {
        foreach (var value in call.Arguments)
        {
            if (value.Native is { } native)
                found(call.From).Native.Add((call.Offset, native));
        }

        if (call.Arguments.Length > 1 && Lookup(call) is { } byName)
            found(call.From).Native.Add((call.Offset, byName));
    }

    // On what conditions it gives what is no prompt; null where it may.
    private ImmutableHashSet<PluginLookup>? Native(FlowCall call, KernelCall does)
    {
        var given = call.Arguments;
        if (does.LooksUp && given.Length > 1)
            return given[0].Shown is ShownValue.Holder || does.IsOnHolder ? Lookup(call) : given[0].Native;
        if (does.Maker is { Of: PluginSource.Functions })
            return given.LastOrDefault()?.Elements is { Count: > 0 } functions && functions.All(f => f.IsNative) ? ByItself.Union(functions.SelectMany(f => f.Native!)) : null;
        if (does.MakesFunction)
            return does.MayPrompt || given.Any(a => a.MayPrompt) ? null : ByItself;
        return does.Awaits ? given.FirstOrDefault()?.Native : null;
    }

    private ImmutableHashSet<PluginLookup>? Lookup(FlowCall call) =>
        HolderOf(call.Arguments[0]) is { } holder && call.Arguments[1].Shown is ShownValue.Text { Value: var name } ? ByItself.Add(new(users.Value.Of(call.From), holder, name)) : null;

    private ShownValue? Shown(FlowCall call, KernelCall does)
    {
        var given = call.Arguments;
        if (does.Gives is { } type)
            return Passed(call, does, type) ?? new ShownValue.Holder(new(RequestSource.Call, call.From, call.Offset));
        if (does.Maker is not null)
            return does.PluginName(given) is { } name ? new ShownValue.Plugin(name) : null;
        if (does.IsConstructor)
            return call.OpCode == ILOpCode.Newobj ? new ShownValue.Created(does.Traits.Simple) : null;
        if (does.JoinsPath)
            return given.Length > 1 && given[^1].Shown is ShownValue.Text { Value: var last } ? new ShownValue.Text("/" + last) : null;
        return does.Awaits && given is [{ Shown: ShownValue.Plugin plugin }, ..] ? plugin : null;
    }

    // builder.Build(), builder.AddChat() and kernel.Plugins have the plugins of what they are called on; what another property gives may be any.
    private static ShownValue.Holder? Passed(FlowCall call, KernelCall does, string type)
    {
        if (call.OpCode == ILOpCode.Newobj)
            return null;
        var first = call.Arguments.FirstOrDefault()?.Shown as ShownValue.Holder;
        if (does.Traits.Name.StartsWith("get_", StringComparison.Ordinal))
            return does.Traits.Name == "get_Plugins" && first is not null ? first : ShownValue.Holder.Unknown;
        return (first is not null || does.IsOnHolder) && KernelPluginMethods.Passes(does.Traits.Name, type) ? first ?? ShownValue.Holder.Unknown : null;
    }

    private void Find(FlowCall call, FlowValue value)
    {
        if (call.Arguments[^1].AddressOf is { } local)
            variables.Set(call.From, FlowVariableKind.Local, local, value);
        else if (call.Arguments[^1].AddressOfField is { } field && variables.IsLocal(field))
            variables.SetField(field, value);
    }

    private static RequestOrigin? HolderOf(FlowValue? value) => (value?.Shown as ShownValue.Holder)?.Origin;

    private RequestOrigin Field(MethodDefinitionHandle method, int token) => new(RequestSource.Holder, users.Value.Of(method), variables.FieldOf(token));

    private bool IsSelf(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.Static) == 0 && !GeneratedNames.IsInnerType(file.Metadata.GetString(file.Metadata.GetTypeDefinition(method.GetDeclaringType()).Name));
}
