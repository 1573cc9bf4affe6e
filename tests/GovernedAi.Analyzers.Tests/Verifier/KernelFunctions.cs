namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Kernel functions that are run: members of a class that has <c>kernel</c>, marked where the function may be a prompt.</summary>
internal static class KernelFunctions
{
    /// <summary>Semantic Kernel, as far as functions and plugins need it.</summary>
    public static SampleLibrary Library { get; } = new("Microsoft.SemanticKernel.Abstractions", Code);

    /// <summary>What the method shows to be the user's own code.</summary>
    public static TheoryData<string> Native =>
    [
        "Task Made() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); return kernel.InvokeAsync(f); }",
        "Task Receiver() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); return f.InvokeAsync(kernel); }",
        "async Task Awaited() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); await Task.Yield(); await kernel.InvokeAsync(f); await kernel.InvokeAsync(f); }",
        "Task Later() { KernelFunction? f = null; f ??= KernelFunctionFactory.CreateFromMethod(() => 1); return kernel.InvokeAsync(f); }",
        "Func<Task> Captured() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); return () => kernel.InvokeAsync(f); }",
        """Task Plugin() { var plugin = kernel.ImportPluginFromObject(this); return kernel.InvokeAsync(plugin["now"]); }""",
        """Task PluginType() { var plugin = kernel.ImportPluginFromType<C>(); return kernel.InvokeAsync(plugin["now"]); }""",
        """async Task Element() { var plugin = kernel.ImportPluginFromObject(new Clock(), "clock"); await Task.Yield(); await plugin["now"].InvokeAsync(kernel); }""",
        """async Task WebService() { var plugin = await kernel.ImportPluginFromOpenApiAsync("jira", ""); await kernel.InvokeAsync(plugin["get"]); }""",
        """async Task WebServiceElsewhere() { var plugin = await kernel.ImportPluginFromOpenApiAsync("jira", "").ConfigureAwait(false); await kernel.InvokeAsync(plugin["get"]); }""",
        // By the plugin's name.
        """Task Plugins() { kernel.ImportPluginFromType<Clock>("clock"); return kernel.InvokeAsync(kernel.Plugins["clock"]["now"]); }""",
        """Task PluginsOfTypesName() { kernel.ImportPluginFromType<Clock>(); return kernel.InvokeAsync(kernel.Plugins[nameof(Clock)]["now"]); }""",
        """Task InALocal() { kernel.ImportPluginFromObject(new Clock()); var plugin = kernel.Plugins["Clock"]; var f = plugin["now"]; return f.InvokeAsync(kernel); }""",
        """Task OfAnObjectInALocal() { var clock = new Clock(); kernel.Plugins.AddFromObject(clock); return kernel.InvokeAsync("clock", "now"); }""",
        """async Task ByNames() { kernel.Plugins.AddFromType<Clock>(); await kernel.InvokeAsync(nameof(Clock), "now"); await Task.Yield(); await kernel.InvokeAsync<string>("CLOCK", "now", new()); }""",
        """async Task OfABuilder(bool b) { var builder = Kernel.CreateBuilder(); builder.AddChat("?").Plugins.AddFromType<Clock>("c").AddFromObject(new Other(), "o"); var built = builder.Build(); await Task.Yield(); var x = b ? await built.InvokeAsync("c", "now") : await built.InvokeAsync("o", "now"); }""",
        """Task Chained() { var built = Kernel.CreateBuilder().AddChat("?").Build(); built.ImportPluginFromType<Clock>(nameof(Clock)); var f = built.Plugins.GetFunction(nameof(Clock), "now"); return built.InvokeAsync(f); }""",
        """Task OfACollection() { var all = kernel.Plugins; all.AddFromType<Clock>(); return kernel.InvokeAsync(all.GetFunction("Clock", "now")); }""",
        """Task Created(Kernel other) { other.Plugins.Add(KernelPluginFactory.CreateFromType<Clock>("clock")); return other.InvokeAsync("clock", "now"); }""",
        """Task OfFunctions() { kernel.ImportPluginFromFunctions("own", [KernelFunctionFactory.CreateFromMethod(() => 1)]); return kernel.InvokeAsync("own", "f"); }""",
        """Task OfSeveral() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); kernel.Plugins.Add(KernelPluginFactory.CreateFromFunctions("own", "what it does", new[] { f, KernelFunctionFactory.CreateFromMethod(() => 2) })); return kernel.InvokeAsync("own", "f"); }""",
        """Func<Task> InALambda(Kernel own) { own.ImportPluginFromType<Clock>(); return () => own.InvokeAsync("Clock", "now"); }""",
        """Task NameInALocal() { var name = "clock"; kernel.ImportPluginFromType<Clock>(name); return kernel.InvokeAsync(name, "now"); }""",
        """Task OfAService(IServiceProvider all) { var own = Get<Kernel>(all); own.ImportPluginFromType<Clock>(); return own.InvokeAsync("Clock", "now"); } static T Get<T>(IServiceProvider all) => (T)all.GetService(typeof(T))!;""",
        """Task OfAnArgument(IKernelBuilder builder) { builder.Plugins.AddFromType<Clock>(); return builder.Build().InvokeAsync("Clock", "now"); }""",
        """static Kernel shared = null!; Task OfAStaticField() { shared.ImportPluginFromType<Clock>(); return shared.InvokeAsync("Clock", "now"); }""",
        """IEnumerable<Task> InAnIterator() { kernel.ImportPluginFromType<Clock>(); yield return Task.CompletedTask; yield return kernel.InvokeAsync("Clock", "now"); }""",
        """Func<Kernel, Task> OfALambda() => async own => { own.ImportPluginFromType<Clock>(); await Task.Yield(); await own.InvokeAsync("Clock", "now"); };""",
        """Task OfALocalFunction() { kernel.ImportPluginFromType<Clock>("c"); return Run(); Task Run() => kernel.InvokeAsync("c", "now"); }""",
        """async Task AwaitedPlugin() { kernel.Plugins.Add(await kernel.ImportPluginFromOpenApiAsync("jira", "")); await kernel.InvokeAsync("jira", "get"); }""",
        """Task Nested() { kernel.ImportPluginFromType<Inner>(); return kernel.InvokeAsync("Inner", "now"); } class Inner { }""",
        // What a plugin finds.
        """Task Found() { var plugin = kernel.ImportPluginFromObject(this, "c"); plugin.TryGetFunction("now", out var f); return f!.InvokeAsync(kernel); }""",
        """async Task FoundLater() { var plugin = kernel.ImportPluginFromObject(this, "c"); plugin.TryGetFunction("now", out var f); await Task.Yield(); var x = await f!.InvokeAsync(kernel); plugin.TryGetFunction("then", out var g); await g!.InvokeAsync(kernel); }""",
        """Task FoundByName() { kernel.ImportPluginFromType<Clock>(); return kernel.Plugins.TryGetFunction("Clock", "now", out var f) ? kernel.InvokeAsync(f) : Task.CompletedTask; }""",
        """Task FoundPlugin() { kernel.ImportPluginFromType<Clock>(); return kernel.Plugins.TryGetPlugin("Clock", out var p) ? kernel.InvokeAsync(p!["now"]) : Task.CompletedTask; }""",
        // Prompts beside it, under another name.
        """async Task Beside(string folder) { kernel.ImportPluginFromType<Clock>(); kernel.ImportPluginFromPromptDirectory(folder, "prompts"); await kernel.InvokeAsync("Clock", "now"); }""",
        """async Task BesideADirectory(string root) { var builder = Kernel.CreateBuilder(); var folder = Path.Combine(root, "plugins", "Writer"); builder.Plugins.AddFromType<Clock>("clock").AddFromPromptDirectory(folder); var built = builder.Build(); await Task.Yield(); await built.InvokeAsync("clock", "now"); }""",
        """Task BesideAFunction() { kernel.ImportPluginFromType<Clock>(); kernel.ImportPluginFromFunctions("own", [KernelFunctionFactory.CreateFromPrompt("?")]); return kernel.InvokeAsync("Clock", "now"); }""",
    ];

    /// <summary>What may be a prompt.</summary>
    public static TheoryData<string> Counted =>
    [
        "Task Unknown(KernelFunction f) => [|kernel.InvokeAsync(f)|];",
        "Task UnknownReceiver(KernelFunction f) => [|f.InvokeAsync(kernel)|];",
        """Task Prompt() { var f = KernelFunctionFactory.CreateFromPrompt("?"); return [|kernel.InvokeAsync(f)|]; }""",
        "Task Other(KernelFunction other) { var f = KernelFunctionFactory.CreateFromMethod(() => 1); f = other; return [|kernel.InvokeAsync(f)|]; }",
        """Task PromptingType() { var plugin = kernel.ImportPluginFromType<ConversationSummaryPlugin>(); return [|kernel.InvokeAsync(plugin["sum"])|]; }""",
        """Task PromptingObject() { var plugin = kernel.ImportPluginFromObject(new ConversationSummaryPlugin()); return [|kernel.InvokeAsync(plugin["sum"])|]; }""",
        """async Task AwaitedPrompt() { var f = KernelFunctionFactory.CreateFromPrompt("?"); await Task.Yield(); await [|kernel.InvokeAsync(f)|]; }""",
        """Task LaterPrompt() { KernelFunction? f = null; f ??= KernelFunctionFactory.CreateFromPrompt("?"); return [|kernel.InvokeAsync(f)|]; }""",
        "KernelFunction? field; Task Field() { field ??= KernelFunctionFactory.CreateFromMethod(() => 1); return [|kernel.InvokeAsync(field)|]; }",
        "static KernelFunction Make() => KernelFunctionFactory.CreateFromMethod(() => 1); Task Returned() => [|kernel.InvokeAsync(Make())|];",
        "Task Passed() => Pass(KernelFunctionFactory.CreateFromMethod(() => 1)); private Task Pass(KernelFunction f) => [|kernel.InvokeAsync(f)|];",
        "Task ByReference() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); Change(ref f); return [|kernel.InvokeAsync(f)|]; } static void Change(ref KernelFunction f) { }",
        "Task Parameter(KernelFunction f, bool b) { if (b) f = KernelFunctionFactory.CreateFromMethod(() => 1); return [|kernel.InvokeAsync(f)|]; }",
        "async Task ByReferenceLater() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); await Task.Yield(); Change(ref f); await Task.Yield(); await [|kernel.InvokeAsync(f)|]; } static void Change(ref KernelFunction f) { }",
        """Task AnotherNameFor() { var f = KernelFunctionFactory.CreateFromMethod(() => 1); ref var g = ref f; g = KernelFunctionFactory.CreateFromPrompt("?"); return [|kernel.InvokeAsync(f)|]; }""",
        """Task NameByReference() { var name = "clock"; kernel.ImportPluginFromType<Clock>("clock"); Rename(ref name); return [|kernel.InvokeAsync(name, "now")|]; } static void Rename(ref string name) { }""",
        """async Task NameByReferenceLater() { var name = "clock"; kernel.ImportPluginFromType<Clock>("clock"); await Task.Yield(); Rename(ref name); await Task.Yield(); await [|kernel.InvokeAsync(name, "now")|]; } static void Rename(ref string name) { }""",
        // Not the plugin that the method imports.
        """Task ByNameAlone() => [|kernel.InvokeAsync("Clock", "now")|];""",
        """Task Plugins() => [|kernel.InvokeAsync(kernel.Plugins["Clock"]["now"])|];""",
        """Task AnotherName() { kernel.ImportPluginFromType<Clock>("clock"); return [|kernel.InvokeAsync("writer", "write")|]; }""",
        """Task GivenAName() { kernel.ImportPluginFromType<Clock>("clock"); return [|kernel.InvokeAsync(kernel.Plugins.GetFunction("Other", "now"))|]; }""",
        """Task UnknownName(string name) { kernel.ImportPluginFromType<Clock>(); return [|kernel.InvokeAsync(name, "now")|]; }""",
        """Task AnyName() { kernel.ImportPluginFromType<Clock>(); return [|kernel.InvokeAsync(kernel.Plugins.GetFunction(null, "now"))|]; }""",
        """Task UnknownImport(string name) { kernel.ImportPluginFromType<Clock>(name); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        """Task TypeParameter<T>() { kernel.ImportPluginFromType<T>(); return [|kernel.InvokeAsync("T", "now")|]; }""",
        """Task UnknownObject(object plugin) { kernel.ImportPluginFromObject(plugin); return [|kernel.InvokeAsync("Object", "now")|]; }""",
        """Task ChangedName() { var name = "clock"; kernel.ImportPluginFromType<Clock>(name); name += "s"; return [|kernel.InvokeAsync("clock", "now")|]; }""",
        """Task OnlyCreated() { kernel.CreatePluginFromType<Clock>(); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        """Task AnotherKernel(Kernel other) { kernel.ImportPluginFromType<Clock>(); return [|other.InvokeAsync("Clock", "now")|]; }""",
        """Task AnotherBuilder() { var a = Kernel.CreateBuilder(); var b = Kernel.CreateBuilder(); a.Plugins.AddFromType<Clock>(); var built = b.Build(); return [|built.InvokeAsync("Clock", "now")|]; }""",
        """Task ReplacedKernel(Kernel first, Kernel other) { first.ImportPluginFromType<Clock>(); first = other; return [|first.InvokeAsync("Clock", "now")|]; }""",
        """Kernel held = null!; Task ReplacedField(Kernel other) { held.ImportPluginFromType<Clock>(); held = other; return [|held.InvokeAsync("Clock", "now")|]; }""",
        """Task FoundInAnother(KernelPlugin plugin) { plugin.TryGetFunction("now", out var f); return [|f!.InvokeAsync(kernel)|]; }""",
        """Task FoundInBoth(KernelPlugin other) { var plugin = kernel.ImportPluginFromObject(this); plugin.TryGetFunction("now", out var f); other.TryGetFunction("now", out f); return [|f!.InvokeAsync(kernel)|]; }""",
        """Task AnotherObject(C other) { kernel.ImportPluginFromType<Clock>(); return [|other.kernel.InvokeAsync("Clock", "now")|]; }""",
        """Kernel Own => kernel; Task OfAProperty() { Own.ImportPluginFromType<Clock>(); return [|Own.InvokeAsync("Clock", "now")|]; }""",
        """Task OfALocalFunction(Kernel other) { kernel.ImportPluginFromType<Clock>("c"); return Run(other); Task Run(Kernel own) => [|own.InvokeAsync("c", "now")|]; }""",
        """Task EitherKernel(Kernel other, bool b) { var own = b ? kernel : other; kernel.ImportPluginFromType<Clock>(); return [|own.InvokeAsync("Clock", "now")|]; }""",
        """void Import() => kernel.ImportPluginFromType<Clock>(); Task InAnotherMethod() { Import(); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        """Task Handed() => Import("clock"); private Task Import(string name) { kernel.ImportPluginFromType<Clock>(name); return [|kernel.InvokeAsync("clock", "now")|]; }""",
        """Task Generic() { kernel.ImportPluginFromType<List<Clock>>(); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        // Prompts under the same name, or under one that cannot be told.
        """async Task Prompts(bool b) { if (b) kernel.ImportPluginFromType<Clock>("c"); else kernel.ImportPluginFromPromptDirectory("prompts", "c"); await [|kernel.InvokeAsync("c", "now")|]; }""",
        """async Task PromptsLater() { kernel.ImportPluginFromType<Clock>("c"); await [|kernel.InvokeAsync("c", "now")|]; kernel.Plugins.Clear(); kernel.ImportPluginFromPromptDirectory("c"); await Task.Yield(); await [|kernel.InvokeAsync("c", "now")|]; }""",
        """Task PromptsOfADirectory(string root) { kernel.ImportPluginFromType<Clock>("Writer"); kernel.ImportPluginFromPromptDirectory(Path.Combine(root, "Writer")); return [|kernel.InvokeAsync("Writer", "now")|]; }""",
        """Task PromptsSomewhere(string folder) { kernel.ImportPluginFromType<Clock>(); kernel.ImportPluginFromPromptDirectory(folder); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        """Task PromptsOfABuilder() { var builder = Kernel.CreateBuilder(); builder.Plugins.AddFromType<Clock>("c").AddFromPromptDirectory("prompts", "c"); var built = builder.Build(); return [|built.InvokeAsync("c", "now")|]; }""",
        """Task OfPrompts() { kernel.ImportPluginFromFunctions("own", [KernelFunctionFactory.CreateFromMethod(() => 1), KernelFunctionFactory.CreateFromPrompt("?")]); return [|kernel.InvokeAsync("own", "f")|]; }""",
        """Task OfUnknown(IEnumerable<KernelFunction> functions) { kernel.ImportPluginFromFunctions("own", functions); return [|kernel.InvokeAsync("own", "f")|]; }""",
        """Task Added(KernelPlugin plugin) { kernel.ImportPluginFromType<Clock>(); kernel.Plugins.Add(plugin); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        // What another name leads to is taken as it comes.
        """Task Moved(Kernel other) { other.ImportPluginFromType<Clock>(); kernel.Plugins.Add(other.Plugins["Clock"]); return [|kernel.InvokeAsync("Clock", "now")|]; }""",
        """Task MovedFunction() { kernel.ImportPluginFromType<Clock>(); kernel.ImportPluginFromFunctions("own", [kernel.Plugins["Clock"]["now"]]); return [|kernel.InvokeAsync("own", "now")|]; }""",
        """Task AddedAgain(Kernel other) { kernel.ImportPluginFromType<Clock>("c"); kernel.Plugins.Add(kernel.Plugins["c"]); return [|kernel.InvokeAsync("c", "now")|]; }""",
        """Task PromptingTypeByName() { kernel.ImportPluginFromType<ConversationSummaryPlugin>("sum"); return [|kernel.InvokeAsync("sum", "up")|]; }""",
    ];

    /// <summary>A file with the members of one class.</summary>
    public static string File(string members) => Usings + Class(members) + Plugins;

    /// <summary>A file with several, each in a class of its own.</summary>
    public static string Together(TheoryData<string> members) => Usings + string.Concat(((IEnumerable<string>)[.. members]).Select((text, n) => $"namespace N{n}\n{{\n{Class(text)}}}\n")) + Plugins;

    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.SemanticKernel;

        """;

    private const string Plugins = """
        class Clock { }
        class Other { }
        """;

    private static string Class(string members) => $$"""
        class C
        {
            protected readonly Kernel kernel = null!;
            {{members}}
        }

        """;

    private const string Code = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.SemanticKernel
        {
            public class KernelArguments { }
            public class ConversationSummaryPlugin { }
            public class FunctionResult { }
            public abstract class KernelFunction
            {
                public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;
            }
            public abstract class KernelPlugin
            {
                public KernelFunction this[string functionName] => null!;
                public bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function) { function = null; return false; }
            }
            public interface IReadOnlyKernelPluginCollection
            {
                KernelPlugin this[string name] { get; }
                bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin);
            }
            public sealed class KernelPluginCollection : List<KernelPlugin>, IReadOnlyKernelPluginCollection
            {
                public KernelPlugin this[string name] => null!;
                public bool TryGetPlugin(string name, [NotNullWhen(true)] out KernelPlugin? plugin) { plugin = null; return false; }
            }
            public interface IKernelBuilder { IKernelBuilderPlugins Plugins { get; } }
            public interface IKernelBuilderPlugins { }
            public sealed class Kernel
            {
                public KernelPluginCollection Plugins => null!;
                public static IKernelBuilder CreateBuilder() => null!;
                public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;
                public Task<FunctionResult> InvokeAsync(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;
                public Task<TResult?> InvokeAsync<TResult>(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => null!;
            }
            public static class KernelFunctionFactory
            {
                public static KernelFunction CreateFromMethod(Delegate method, string? functionName = null) => null!;
                public static KernelFunction CreateFromPrompt(string promptTemplate) => null!;
            }
            public static class KernelPluginFactory
            {
                public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null) => null!;
                public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions) => null!;
                public static KernelPlugin CreateFromFunctions(string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) => null!;
            }
            public static class KernelExtensions
            {
                public static IKernelBuilder AddChat(this IKernelBuilder builder, string model) => builder;
                public static Kernel Build(this IKernelBuilder builder) => null!;
                public static KernelPlugin CreatePluginFromType<T>(this Kernel kernel, string? pluginName = null) => null!;
                public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) => null!;
                public static KernelPlugin ImportPluginFromType<T>(this Kernel kernel, string? pluginName = null) => null!;
                public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) => null!;
                public static KernelPlugin ImportPluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string? pluginName = null) => null!;
                public static Task<KernelPlugin> ImportPluginFromOpenApiAsync(this Kernel kernel, string pluginName, string filePath) => null!;
                public static KernelPlugin AddFromType<T>(this ICollection<KernelPlugin> plugins, string? pluginName = null, IServiceProvider? serviceProvider = null) => null!;
                public static KernelPlugin AddFromObject(this ICollection<KernelPlugin> plugins, object target, string? pluginName = null) => null!;
                public static IKernelBuilderPlugins AddFromType<T>(this IKernelBuilderPlugins plugins, string? pluginName = null) => plugins;
                public static IKernelBuilderPlugins AddFromObject(this IKernelBuilderPlugins plugins, object target, string? pluginName = null) => plugins;
                public static IKernelBuilderPlugins AddFromPromptDirectory(this IKernelBuilderPlugins plugins, string pluginDirectory, string? pluginName = null) => plugins;
                public static KernelFunction GetFunction(this IReadOnlyKernelPluginCollection collection, string? pluginName, string functionName) => null!;
                public static bool TryGetFunction(this IReadOnlyKernelPluginCollection collection, string? pluginName, string functionName, [NotNullWhen(true)] out KernelFunction? function) { function = null; return false; }
            }
        }
        """;
}
