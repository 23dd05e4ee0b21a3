using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Optica.Portal.Tests.Architecture;

/// <summary>Finds the words a razor file shows by itself: text between tags and in speaking attributes, outside of code.</summary>
internal sealed partial class RazorText
{
    private static readonly FrozenSet<string> Speaking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["title", "placeholder", "aria-label", "aria-description", "alt", "label", "text", "emptytext", "heading", "message", "arialabel"]
    );

    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    );

    private readonly RazorReader reader;
    private readonly List<(int Line, string Text)> found = [];

    private RazorText(string razor) => reader = new RazorReader(razor);

    /// <summary>The texts, with the line each begins on.</summary>
    public static List<(int Line, string Text)> Visible(string razor)
    {
        var text = new RazorText(razor);
        while (!text.reader.AtEnd)
        {
            text.Markup();
            text.reader.SkipThrough('>'); // a closing tag nobody waits for
        }

        return text.found;
    }

    /// <summary>Markup up to the closing tag of the element around it.</summary>
    private void Markup()
    {
        var start = reader.Position;
        while (!reader.AtEnd && !reader.Sees("</"))
        {
            if (reader.Sees("@@"))
            {
                reader.Skip(2);
            }
            else if (reader.Current == '@' || reader.Sees("<!") || reader.SeesTag())
            {
                Keep(start, reader.Position);
                One();
                start = reader.Position;
            }
            else
            {
                reader.Skip(1);
            }
        }

        Keep(start, reader.Position);
    }

    /// <summary>One comment, element, directive, block or expression.</summary>
    private void One()
    {
        if (reader.SkipComment() || reader.SkipDirective())
        {
            return;
        }

        if (reader.Current == '<')
        {
            Element();
        }
        else if (reader.SkipBlockHead())
        {
            Code();
            while (reader.SkipElse())
            {
                Code();
            }
        }
        else
        {
            reader.SkipExpression();
        }
    }

    /// <summary>Statements up to the closing brace, with the elements between them.</summary>
    private void Code()
    {
        while (!reader.AtEnd && reader.Current != '}')
        {
            if (reader.Sees("@:"))
            {
                var start = reader.Position + 2;
                reader.SkipLine();
                Keep(start, reader.Position);
            }
            else if (reader.Current == '@' || reader.Sees("<!") || (reader.SeesTag() && reader.BeginsStatement()))
            {
                One();
            }
            else if (reader.Current == '{')
            {
                reader.Skip(1);
                Code();
            }
            else
            {
                reader.SkipCodePart();
            }
        }

        reader.Skip(1);
    }

    private void Element()
    {
        var name = reader.TagName();
        while (!reader.AtEnd && reader.Current != '>' && !reader.Sees("/>"))
        {
            Attribute();
        }

        var closed = reader.Sees("/>") || Void.Contains(name);
        reader.SkipThrough('>');
        if (name is "script" or "style")
        {
            reader.SkipTo($"</{name}");
            reader.SkipThrough('>');
        }
        else if (!closed)
        {
            Markup();
            reader.SkipThrough('>');
        }
    }

    private void Attribute()
    {
        if (reader.SkipComment())
        {
            return;
        }

        var (name, start, end) = reader.Attribute();
        if (Speaking.Contains(name))
        {
            Keep(start, end);
        }
    }

    /// <summary>Keeps what is left of a stretch without expressions and entities, if it has a word.</summary>
    private void Keep(int start, int end)
    {
        var stretch = RazorReader.WithoutExpressions(reader.Text[start..end]);
        var words = Blank().Replace(Entity().Replace(stretch, " "), " ").Trim();
        if (Word().IsMatch(words))
        {
            var before = reader.Text.AsSpan(0, start).Count('\n') + 1;
            var lead = stretch.AsSpan(0, Word().Match(stretch).Index).Count('\n');
            found.Add((before + lead, words));
        }
    }

    [GeneratedRegex(@"\p{L}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"&#?\w+;", RegexOptions.NonBacktracking)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blank();
}
