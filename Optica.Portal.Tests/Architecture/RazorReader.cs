using System.Text;

namespace Optica.Portal.Tests.Architecture;

/// <summary>A place in a razor text, and how to get over its parts. Knows as much of the grammar as our files use.</summary>
internal sealed partial class RazorReader(string text)
{
    public string Text { get; } = text;

    public int Position { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    public char Current => AtEnd ? '\0' : Text[Position];

    /// <summary>What is left of an attribute's or a stretch's text when its expressions are cut out.</summary>
    public static string WithoutExpressions(string text)
    {
        var reader = new RazorReader(text);
        var rest = new StringBuilder();
        while (!reader.AtEnd)
        {
            if (reader.Current == '@' && !reader.Sees("@@"))
            {
                reader.SkipExpression();
            }
            else
            {
                rest.Append(reader.Current);
                reader.Skip(1);
            }
        }

        return rest.ToString();
    }

    public bool Sees(string expected) => string.CompareOrdinal(Text, Position, expected, 0, expected.Length) == 0;

    public bool SeesTag() => Current == '<' && Position + 1 < Text.Length && char.IsAsciiLetter(Text[Position + 1]);

    /// <summary>Whether an opening angle here begins an element and not a type argument.</summary>
    public bool BeginsStatement()
    {
        var before = Text.AsSpan(0, Position).TrimEnd();
        return before.Length < Position || before.IsEmpty || before[^1] is '{' or '}' or ';' or ':' or '>';
    }

    public void Skip(int count) => Position = Math.Min(Text.Length, Position + count);

    public void SkipTo(string mark) =>
        Position = Text.IndexOf(mark, Position, StringComparison.Ordinal) is var at and >= 0 ? at : Text.Length;

    public void SkipThrough(char mark) => Position = Text.IndexOf(mark, Position) is var at and >= 0 ? at + 1 : Text.Length;

    public void SkipLine() => Position = Text.IndexOf('\n', Position) is var at and >= 0 ? at : Text.Length;

    public bool SkipComment()
    {
        var end =
            Sees("@*") ? "*@"
            : Sees("<!--") ? "-->"
            : Sees("<!") ? ">"
            : null;
        if (end is null)
        {
            return false;
        }

        SkipTo(end);
        Skip(end.Length);
        return true;
    }

    public string TagName()
    {
        Skip(1);
        var name = NameAt(Position);
        Skip(name.Length);
        return name;
    }

    /// <summary>Over an attribute; its name, and where its value stands.</summary>
    public (string Name, int Start, int End) Attribute()
    {
        var name = NameAt(Position);
        Skip(Math.Max(1, name.Length));
        if (Current != '=')
        {
            return ("", Position, Position);
        }

        Skip(1);
        var quote = Current;
        Skip(1);
        var start = Position;
        while (!AtEnd && Current != quote)
        {
            if (Current == '@' && !Sees("@@"))
            {
                SkipExpression();
            }
            else
            {
                Skip(1);
            }
        }

        Skip(1);
        return (name, start, Math.Max(start, Position - 1));
    }

    private string NameAt(int start) => TakeWhile(start, letter => !char.IsWhiteSpace(letter) && letter is not ('=' or '>' or '/' or '"'));

    private string WordAt(int start) => TakeWhile(start, letter => char.IsLetterOrDigit(letter) || letter == '_');

    private string TakeWhile(int start, Func<char, bool> wanted)
    {
        var end = Math.Min(start, Text.Length);
        while (end < Text.Length && wanted(Text[end]))
        {
            end++;
        }

        return Text[Math.Min(start, end)..end];
    }
}
