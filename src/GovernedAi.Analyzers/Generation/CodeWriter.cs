using System.Text;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Writes generated source: raw text re-indented to where it stands, lines always ended by <c>\n</c>.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes each line of <paramref name="lines"/> at the current indent; an empty string is an empty line.</summary>
    public void Write(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            var trimmed = line.TrimEnd('\r');
            if (trimmed.Length > 0)
                _text.Append(' ', _depth * 4).Append(trimmed);
            _text.Append('\n');
        }
    }

    /// <summary>Writes an opening line and a brace; everything until <see cref="Close"/> stands one step in.</summary>
    public void Open(string header)
    {
        Write(header);
        Open();
    }

    public void Open()
    {
        Write("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Write("}" + after);
    }

    /// <summary>Moves what follows one step in without a brace, as below a <c>case</c>.</summary>
    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public override string ToString() => _text.ToString();
}
