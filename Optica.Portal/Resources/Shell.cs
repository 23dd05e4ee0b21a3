namespace Optica.Portal.Resources;

/// <summary>Marks the words of the shell: navigation, top bar, sign-in frame, dashboard greeting (<c>Shell.resx</c>, <c>Shell.es.resx</c>).</summary>
public sealed class Shell;
