namespace GovernedAi.Tool.Reading.Flow;

/// <summary>Knows the calls that only carry a request from one place of a member to another.</summary>
internal static class RequestCalls
{
    private const string StateMachines = "System.Runtime.CompilerServices.";

    /// <summary>Whether a method gives what it is called on, awaited or run.</summary>
    public static bool GiveTheirReceiver(string name) => name is "GetAwaiter" or "GetResult" or "ConfigureAwait" or "AsTask" or "get_Result" or "Invoke";

    /// <summary>Whether a call makes a task that gives what the call is given.</summary>
    public static bool MakeTask(CallTraits call) => call.Name == "FromResult" || call is { Name: ".ctor", Type: "System.Threading.Tasks.ValueTask`1" };

    /// <summary>Whether a call is of something that is made of what is put into it, and gives that: builders of texts and URLs, lists and dictionaries.</summary>
    public static bool Collect(CallTraits call) => call.Type is "System.Text.StringBuilder" or "System.UriBuilder" or "System.Collections.Generic.Dictionary`2" or "System.Collections.Generic.List`1";

    /// <summary>Whether a tuple is made.</summary>
    public static bool IsTuple(CallTraits call) => call.Name == ".ctor" && call.Type.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    /// <summary>Whether a constructor only puts what it is given beside something else: a tuple, an anonymous type, a collection of one.</summary>
    public static bool Compose(CallTraits call) => IsTuple(call) || call.Simple.StartsWith('<');

    /// <summary>Whether a call gives an async method's result to whoever awaits it.</summary>
    public static bool EndAsync(CallTraits call) => call.Name == "SetResult" && RunStates(call);

    /// <summary>Whether a call is the compiler's, to run an async method step by step.</summary>
    public static bool RunStates(CallTraits call) => call.Type.StartsWith(StateMachines, StringComparison.Ordinal) && call.Type.Contains("MethodBuilder", StringComparison.Ordinal);
}
