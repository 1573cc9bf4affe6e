namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>Workflows that are run: members of a class, marked where the workflow may hold an agent.</summary>
internal static class OwnWorkflows
{
    /// <summary>Agent Framework's workflows.</summary>
    public static SampleLibrary Library { get; } = new("Microsoft.Agents.AI.Workflows", Code);

    /// <summary>What the method shows to hold the user's own executors alone.</summary>
    public static TheoryData<string> Shown =>
    [
        """async Task Local() { Upper a = new(); Reverse b = new(); WorkflowBuilder builder = new(a); builder.AddEdge(a, b).WithOutputFrom(b); var workflow = builder.Build(); await using var run = await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Chained() { var a = new Upper(); await InProcessExecution.RunStreamingAsync(new WorkflowBuilder(a).AddEdge(a, new Reverse()).Build(), input: "?"); }""",
        """async Task Functions() { var a = new FunctionExecutor<string, string>("a", (s, context, token) => new(s)); var b = new FunctionExecutor<string, string>("b", (s, context, token) => new(s)); Workflow workflow = new WorkflowBuilder(a).AddEdge(a, b).WithOutputFrom(b).Build(); await InProcessExecution.RunAsync(workflow, "?"); await InProcessExecution.RunStreamingAsync(workflow, "!"); }""",
        """async Task Bound() { Func<string, string> upper = s => s.ToUpperInvariant(); var a = upper.BindAsExecutor("a"); Reverse b = new(); WorkflowBuilder builder = new(a); builder.AddEdge(a, b); builder.WithOutputFrom(b); var workflow = builder.Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task BoundInstance() { var a = new Upper().BindExecutor(); await InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?"); }""",
        """async Task Derived() { Upper a = new Louder(); await InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?"); }""",
        """async Task Conditional(bool b) { var a = new Upper(); var builder = new WorkflowBuilder(a); if (b) builder.AddEdge(a, new Reverse()); else builder.AddEdge(a, new Louder()); await InProcessExecution.RunAsync(builder.Build(), "?"); }""",
        """async Task Either(bool b) { ExecutorBinding last = b ? new Reverse() : new Louder(); var workflow = new WorkflowBuilder(new Upper()).WithOutputFrom(last).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Loop() { var a = new Upper(); var builder = new WorkflowBuilder(a); for (var i = 0; i < 3; i++) builder = builder.AddEdge(a, new Reverse()); var workflow = builder.Build(); await Task.Yield(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Assigned() { Workflow? workflow = null; var a = new Upper(); workflow = new WorkflowBuilder(a).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """Func<Task> Captured() { var a = new Upper(); var workflow = new WorkflowBuilder(a).Build(); return async () => await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Several() { var a = new Upper(); var b = new Reverse(); var workflow = new WorkflowBuilder(a).AddFanOutEdge(a, [b, new Louder()]).AddFanInBarrierEdge([b], a).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task AnArray() { var a = new Upper(); var workflow = new WorkflowBuilder(a).AddFanOutEdge(a, new ExecutorBinding[] { new Reverse(), a }).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Condition() { var a = new Upper(); var workflow = new WorkflowBuilder(a).AddEdge<string>(a, new Reverse(), s => s is "?").Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Person() { var port = RequestPort.Create<string, int>("person"); var a = new Upper(); var workflow = new WorkflowBuilder(port).AddEdge(port, a).AddEdge(a, port).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task ById() { var workflow = new WorkflowBuilder("a").BindExecutor(new Upper()).Build(); await InProcessExecution.RunAsync(workflow, "?"); }""",
        """async Task Environment() { var workflow = new WorkflowBuilder(new Upper()).Build(); await InProcessExecution.Lockstep.RunAsync(workflow, "?"); }""",
        """async Task Beside(AIAgent agent) { var own = new WorkflowBuilder(new Upper()); var other = new WorkflowBuilder(agent); await InProcessExecution.RunAsync(own.Build(), "?"); await [|InProcessExecution.RunAsync(other.Build(), "?")|]; }""",
    ];

    /// <summary>What may hold an agent.</summary>
    public static TheoryData<string> Counted =>
    [
        """async Task Unknown(Workflow workflow) { await [|InProcessExecution.RunAsync(workflow, "?")|]; }""",
        """Workflow field = new WorkflowBuilder(new Upper()).Build(); async Task Field() { await [|InProcessExecution.RunAsync(field, "?")|]; }""",
        """async Task Agent(AIAgent agent) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(agent).Build(), "?")|]; }""",
        """async Task AgentAtTheEnd(AIAgent agent) { var a = new Upper(); var workflow = new WorkflowBuilder(a).AddEdge(a, agent).Build(); await [|InProcessExecution.RunAsync(workflow, "?")|]; }""",
        """async Task AgentLater(AIAgent agent) { var a = new Upper(); var builder = new WorkflowBuilder(a); builder.AddEdge(a, new Reverse()); builder.AddEdge(a, agent); var workflow = builder.Build(); await [|InProcessExecution.RunStreamingAsync(workflow, "?")|]; }""",
        """async Task AgentInALoop(AIAgent[] agents) { var a = new Upper(); var builder = new WorkflowBuilder(a); foreach (var agent in agents) builder.AddEdge(a, agent); await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; }""",
        """async Task BoundAgent(AIAgent agent) { var a = agent.BindAsExecutor(); await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?")|]; }""",
        """async Task UnknownBinding(ExecutorBinding a) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?")|]; }""",
        """async Task UnknownExecutor(Executor a) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?")|]; }""",
        """async Task ChangedBinding(AIAgent agent) { ExecutorBinding a = new Upper(); if (agent is not null) a = agent; await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?")|]; }""",
        """async Task Either(bool b, AIAgent agent) { ExecutorBinding a = b ? new Upper() : agent; await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).Build(), "?")|]; }""",
        """async Task ChangedWorkflow(Workflow other) { var workflow = new WorkflowBuilder(new Upper()).Build(); workflow = other; await [|InProcessExecution.RunAsync(workflow, "?")|]; }""",
        """async Task ChangedBuilder(WorkflowBuilder other) { var builder = new WorkflowBuilder(new Upper()); builder = other; await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; }""",
        """async Task SameBuilder(AIAgent agent) { var a = new Upper(); var one = new WorkflowBuilder(a); var other = one; other.AddEdge(a, agent); await [|InProcessExecution.RunAsync(one.Build(), "?")|]; }""",
        """async Task SameBuilderGiven(AIAgent agent) { var a = new Upper(); var one = new WorkflowBuilder(a); var other = one.AddEdge(a, new Reverse()); other.AddEdge(a, agent); await [|InProcessExecution.RunAsync(one.Build(), "?")|]; }""",
        """async Task SecondBuilder(bool b, AIAgent agent) { var a = new Upper(); var one = new WorkflowBuilder(a); if (b) one = new WorkflowBuilder(agent); await [|InProcessExecution.RunAsync(one.Build(), "?")|]; }""",
        """async Task ByReference() { var workflow = new WorkflowBuilder(new Upper()).Build(); Change(ref workflow); await [|InProcessExecution.RunAsync(workflow, "?")|]; } static void Change(ref Workflow workflow) { }""",
        """async Task ByReferenceLater() { var workflow = new WorkflowBuilder(new Upper()).Build(); await Task.Yield(); Change(ref workflow); await Task.Yield(); await [|InProcessExecution.RunAsync(workflow, "?")|]; } static void Change(ref Workflow workflow) { }""",
        """Func<Task> ByReferenceCaptured() { var workflow = new WorkflowBuilder(new Upper()).Build(); Change(ref workflow); return async () => await [|InProcessExecution.RunAsync(workflow, "?")|]; } static void Change(ref Workflow workflow) { }""",
        """void ThroughAReference(Workflow other) { var workflow = new WorkflowBuilder(new Upper()).Build(); ref var same = ref workflow; same = other; _ = [|InProcessExecution.RunAsync(workflow, "?")|]; }""",
        """async Task HandedOn() { var builder = new WorkflowBuilder(new Upper()); Fill(builder); await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; } static void Fill(WorkflowBuilder builder) { }""",
        """WorkflowBuilder held = null!; async Task Held() { var builder = new WorkflowBuilder(new Upper()); held = builder; await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; }""",
        """async Task Listed(List<WorkflowBuilder> all) { var builder = new WorkflowBuilder(new Upper()); all.Add(builder); await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; }""",
        """async Task InAnArray() { var builder = new WorkflowBuilder(new Upper()); var all = new[] { builder }; Fill(all); await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; } static void Fill(WorkflowBuilder[] builders) { }""",
        """async Task AssignedInALambda(Workflow other) { var workflow = new WorkflowBuilder(new Upper()).Build(); Action change = () => workflow = other; change(); await [|InProcessExecution.RunAsync(workflow, "?")|]; }""",
        """async Task FilledInALambda(AIAgent agent) { var a = new Upper(); var builder = new WorkflowBuilder(a); Action fill = () => builder.AddEdge(a, agent); fill(); await [|InProcessExecution.RunAsync(builder.Build(), "?")|]; }""",
        """async Task Several(AIAgent agent) { var a = new Upper(); await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).AddFanOutEdge(a, [new Reverse(), agent]).Build(), "?")|]; }""",
        """async Task SeveralUnknown(IEnumerable<ExecutorBinding> more) { var a = new Upper(); await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).AddFanOutEdge(a, more).Build(), "?")|]; }""",
        """async Task ChangedArray(AIAgent agent) { var a = new Upper(); var all = new ExecutorBinding[] { a }; all[0] = agent; await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).AddFanOutEdge(a, all).Build(), "?")|]; }""",
        """async Task Output(AIAgent agent) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(new Upper()).WithOutputFrom(agent).Build(), "?")|]; }""",
        """async Task ByIdAnAgent(AIAgent agent) { await [|InProcessExecution.RunAsync(new WorkflowBuilder("a").BindExecutor(agent).Build(), "?")|]; }""",
        """async Task Switch(AIAgent agent) { var a = new Upper(); await [|InProcessExecution.RunAsync(new WorkflowBuilder(a).AddSwitch(a, cases => cases.WithDefault(agent)).Build(), "?")|]; }""",
        """async Task HoldsAnAgent(AIAgent agent) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(new Hosted(agent)).Build(), "?")|]; }""",
        """async Task HostsAnAgent(AIAgent agent) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(new HostExecutor(agent)).Build(), "?")|]; }""",
        """async Task WithinAnother(Workflow inner) { await [|InProcessExecution.RunAsync(new WorkflowBuilder(inner.BindAsExecutor("inner")).Build(), "?")|]; }""",
        """async Task OfAgents(AIAgent agent) { await [|InProcessExecution.RunAsync(AgentWorkflowBuilder.BuildSequential(agent), "?")|]; }""",
        """async Task Factory() { await [|InProcessExecution.RunAsync(Make(new Upper()), "?")|]; } static Workflow Make(ExecutorBinding a) => new WorkflowBuilder(a).Build();""",
    ];

    /// <summary>A file with the members of one class.</summary>
    public static string File(string members) => Usings + Class(members) + Executors;

    /// <summary>A file with several, each in a class of its own.</summary>
    public static string Together(IEnumerable<string> members) => Usings + string.Concat(members.Select((text, n) => $"namespace N{n}\n{{\n{Class(text)}}}\n")) + Executors;

    private const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Workflows;

        """;

    private const string Executors = """
        class Upper() : Executor<string, string>("upper") { public override ValueTask<string> HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => new(message); }
        class Louder : Upper;
        class Reverse() : Executor<string, string>("reverse") { public override ValueTask<string> HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => new(message); }
        class Hosted(AIAgent agent) : HostExecutor(agent);
        """;

    private static string Class(string members) => $$"""
        class C
        {
            {{members}}
        }

        """;

    private const string Code = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Microsoft.Agents.AI
        {
            public abstract class AIAgent { }
        }

        namespace Microsoft.Agents.AI.Workflows
        {
            public interface IWorkflowContext { }
            public abstract class Executor { protected Executor(string id) { } }
            public abstract class Executor<TInput, TOutput>(string id) : Executor(id)
            {
                public abstract ValueTask<TOutput> HandleAsync(TInput message, IWorkflowContext context, CancellationToken cancellationToken = default);
            }
            public class FunctionExecutor<TInput, TOutput>(string id, Func<TInput, IWorkflowContext, CancellationToken, ValueTask<TOutput>> handlerAsync) : Executor<TInput, TOutput>(id)
            {
                public override ValueTask<TOutput> HandleAsync(TInput message, IWorkflowContext context, CancellationToken cancellationToken = default) => handlerAsync(message, context, cancellationToken);
            }
            public class HostExecutor(AIAgent agent) : Executor("host") { public AIAgent Agent => agent; }
            public record RequestPort(string Id, Type Request, Type Response)
            {
                public static RequestPort<TRequest, TResponse> Create<TRequest, TResponse>(string id) => null!;
            }
            public sealed record RequestPort<TRequest, TResponse>(string Id, Type Request, Type Response) : RequestPort(Id, Request, Response);
            public abstract class ExecutorBinding
            {
                public static implicit operator ExecutorBinding(Executor executor) => null!;
                public static implicit operator ExecutorBinding(string id) => null!;
                public static implicit operator ExecutorBinding(RequestPort port) => null!;
                public static implicit operator ExecutorBinding(AIAgent agent) => null!;
            }
            public static class ExecutorBindingExtensions
            {
                public static ExecutorBinding BindExecutor(this Executor executor) => null!;
                public static ExecutorBinding BindAsExecutor(this Workflow workflow, string id) => null!;
                public static ExecutorBinding BindAsExecutor<TInput, TOutput>(this Func<TInput, TOutput> messageHandler, string id, bool threadsafe = false) => null!;
                public static ExecutorBinding BindAsExecutor(this AIAgent agent, object? options = null) => null!;
            }
            public class Workflow { }
            public class SwitchBuilder { public SwitchBuilder WithDefault(ExecutorBinding executor) => this; }
            public class WorkflowBuilder(ExecutorBinding start)
            {
                public ExecutorBinding Start => start;
                public WorkflowBuilder AddEdge(ExecutorBinding source, ExecutorBinding target, string? label = null, bool idempotent = false) => this;
                public WorkflowBuilder AddEdge<T>(ExecutorBinding source, ExecutorBinding target, Func<T?, bool>? condition = null) => this;
                public WorkflowBuilder AddFanOutEdge(ExecutorBinding source, IEnumerable<ExecutorBinding> targets) => this;
                public WorkflowBuilder AddFanInBarrierEdge(IEnumerable<ExecutorBinding> sources, ExecutorBinding target) => this;
                public WorkflowBuilder BindExecutor(ExecutorBinding registration) => this;
                public WorkflowBuilder WithOutputFrom(params ExecutorBinding[] executors) => this;
                public Workflow Build(bool validateOrphans = true) => null!;
            }
            public static class WorkflowBuilderExtensions
            {
                public static WorkflowBuilder AddSwitch(this WorkflowBuilder builder, ExecutorBinding source, Action<SwitchBuilder> configureSwitch) => builder;
            }
            public static class AgentWorkflowBuilder { public static Workflow BuildSequential(params AIAgent[] agents) => null!; }
            public abstract class Run : IAsyncDisposable { public abstract ValueTask DisposeAsync(); }
            public abstract class StreamingRun : IAsyncDisposable { public abstract ValueTask DisposeAsync(); }
            public static class InProcessExecution
            {
                public static InProc.InProcessExecutionEnvironment Lockstep => null!;
                public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => default;
                public static ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => default;
            }
        }

        namespace Microsoft.Agents.AI.Workflows.InProc
        {
            public sealed class InProcessExecutionEnvironment
            {
                public ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => default;
            }
        }
        """;
}
