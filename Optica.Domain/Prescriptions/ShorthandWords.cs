namespace Optica.Domain.Prescriptions;

/// <summary>What a word of the shorthand means.</summary>
internal enum ShorthandWord
{
    /// <summary>Changes nothing: "ojo", "base", "mm".</summary>
    Filler,
    Right,
    Left,
    Both,
    Plano,
    Sphere,
    Cylinder,
    Axis,
    Add,
    Pd,
    Far,
    Near,
    Prism,
    BaseIn,
    BaseOut,
    BaseUp,
    BaseDown,
    Height,
    Vertex,
    BaseCurve,
    Diameter,
}

/// <summary>The vocabulary of the shorthand in Spanish and English, folded.</summary>
internal static class ShorthandWords
{
    private static readonly Dictionary<string, ShorthandWord> All = Table(
        (ShorthandWord.Filler, "ojo eye base mm d dpt y and de con with esferico spherical grados degrees"),
        (ShorthandWord.Right, "od re r right derecho der"),
        (ShorthandWord.Left, "oi os le l left izquierdo izq"),
        (ShorthandWord.Both, "ao ou both ambos amb"),
        (ShorthandWord.Plano, "plano pl neutro neutra"),
        (ShorthandWord.Sphere, "esf esfera sph sphere ds"),
        (ShorthandWord.Cylinder, "cil cilindro cyl cylinder"),
        (ShorthandWord.Axis, "x × * @ a eje axis ax"),
        (ShorthandWord.Add, "add ad adicion addition adic"),
        (ShorthandWord.Pd, "dp pd dip ipd dnp"),
        (ShorthandWord.Far, "lejos far distance distancia dpl"),
        (ShorthandWord.Near, "cerca near dpc pdn npd"),
        (ShorthandWord.Prism, "prisma prism pr"),
        (ShorthandWord.BaseIn, "in bi interna interno int nasal bn"),
        (ShorthandWord.BaseOut, "out bo be externa externo ext temporal bt"),
        (ShorthandWord.BaseUp, "up bu bs superior sup arriba"),
        (ShorthandWord.BaseDown, "down bd inferior inf abajo"),
        (ShorthandWord.Height, "alt altura h height seg sh ap"),
        (ShorthandWord.Vertex, "dv vd bvd vertice vertex"),
        (ShorthandWord.BaseCurve, "cb bc"),
        (ShorthandWord.Diameter, "dia diam diametro diameter")
    );

    /// <summary>What a folded word means, or null.</summary>
    public static ShorthandWord? Find(string folded) => All.TryGetValue(folded, out var word) ? word : null;

    private static Dictionary<string, ShorthandWord> Table(params (ShorthandWord Meaning, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' '), (row, word) => (word, row.Meaning))
            .ToDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
}
