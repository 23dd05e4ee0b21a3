namespace Optica.Portal.Resources;

/// <summary>Marks the words of what every feature says: buttons, states, form parts (<c>Common.resx</c>, <c>Common.es.resx</c>).</summary>
public sealed class Common;
