using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Stands for the agent framework and its hosting, which cannot be referenced here: its shapes, as far as mapping an agent needs them, with bodies that run.</summary>
internal static class AgentLibrary
{
    private const string Code = """
        #nullable enable
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;

        namespace Microsoft.Agents.AI
        {
            public class AgentSession { public string? State { get; set; } }
            public class AgentRunOptions { public bool? AllowBackgroundResponses { get; set; } }
            public class AgentResponse(string text) { public string Text => text; }
            public class AgentResponseUpdate(string text) { public string Text => text; }

            public abstract class AIAgent
            {
                public virtual string? Name => null;
                public Task<AgentResponse> RunAsync(string message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => RunAsync([new ChatMessage(ChatRole.User, message)], session, options, cancellationToken);
                public Task<AgentResponse> RunAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => RunCoreAsync(messages, session, options, cancellationToken);
                public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => RunCoreStreamingAsync(messages, session, options, cancellationToken);
                protected abstract Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);
                protected abstract IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);
            }

            public abstract class DelegatingAIAgent : AIAgent
            {
                protected DelegatingAIAgent(AIAgent innerAgent) => InnerAgent = innerAgent;
                protected AIAgent InnerAgent { get; }
                public override string? Name => InnerAgent.Name;
                protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => InnerAgent.RunAsync(messages, session, options, cancellationToken);
                protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => InnerAgent.RunStreamingAsync(messages, session, options, cancellationToken);
            }

            public class ChatClientAgent(string answer) : AIAgent
            {
                protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(new AgentResponse(answer));
                protected override async IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
                {
                    foreach (var word in answer.Split(' '))
                    {
                        await Task.Yield();
                        yield return new AgentResponseUpdate(word);
                    }
                }
            }
        }

        namespace Microsoft.Agents.AI.Hosting
        {
            public interface IHostedAgentBuilder { string Name { get; } }
        }

        namespace Microsoft.AspNetCore.Routing
        {
            public interface IEndpointRouteBuilder { System.IServiceProvider ServiceProvider { get; } }
        }

        namespace Microsoft.AspNetCore.Builder
        {
            using Microsoft.Agents.AI;
            using Microsoft.Agents.AI.Hosting;
            using Microsoft.AspNetCore.Routing;

            public interface IApplicationBuilder;

            public class WebApplication : IEndpointRouteBuilder
            {
                public System.IServiceProvider Services => throw new System.NotSupportedException();
                System.IServiceProvider IEndpointRouteBuilder.ServiceProvider => Services;
            }

            public static class AgentEndpoints
            {
                public static AIAgent? Mapped { get; private set; }
                public static void MapOpenAIResponses(this IEndpointRouteBuilder endpoints) { }
                public static void MapOpenAIResponses(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder) { }
                public static void MapOpenAIResponses(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder, string? path) { }
                public static void MapOpenAIResponses(this IEndpointRouteBuilder endpoints, AIAgent agent) => Mapped = agent;
                public static void MapOpenAIResponses(this IEndpointRouteBuilder endpoints, AIAgent agent, string? responsesPath) => Mapped = agent;
                public static void MapAGUIServer(this IEndpointRouteBuilder endpoints, string agentName, string pattern) { }
                public static void MapAGUIServer(this IEndpointRouteBuilder endpoints, string pattern, AIAgent aiAgent) => Mapped = aiAgent;
                public static void MapAGUI(this IEndpointRouteBuilder endpoints, string pattern, IChatClient client) { }
                public static void MapA2AHttpJson(this IEndpointRouteBuilder endpoints, AIAgent agent, string path) { }
                public static void UseAgentAsOpenAIChatCompletionEndpoint(this IApplicationBuilder app, IChatClient agent) { }
                public static void UseLangChainServeOpenAi(this WebApplication app, System.Action<object> options) { }
                public static void MapAGUI(this IApplicationBuilder app, IChatClient client) { }
                public static void MapOther(this IEndpointRouteBuilder endpoints, AIAgent agent) { }
            }
        }
        """;

    private static readonly Lazy<byte[]> Compiled = new(Compile);

    private static readonly Lazy<Assembly> Loaded = new(() =>
    {
        var library = Assembly.Load(Image);
        AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) => new AssemblyName(wanted.Name).Name == library.GetName().Name ? library : null;
        return library;
    });

    /// <summary>The assembly's bytes, to be loaded.</summary>
    public static byte[] Image => Compiled.Value;

    public static MetadataReference Reference => MetadataReference.CreateFromImage(Image);

    /// <summary>Lets loaded code find the library.</summary>
    public static void Load() => Loaded.Value.ToString();

    private static byte[] Compile()
    {
        using var image = new MemoryStream();
        var library = CSharpCompilation.Create("Microsoft.Agents.AI.Abstractions", [CSharpSyntaxTree.ParseText(Code)], TestReferences.Without("GovernedAi", "GovernedAi.Testing"), new(OutputKind.DynamicallyLinkedLibrary));
        var emitted = library.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return image.ToArray();
    }
}
