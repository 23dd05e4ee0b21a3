using Optica.Domain.Customers;

namespace Optica.Data.Seed;

/// <summary>Names as they are heard in Chile: given names by era, family names by frequency.</summary>
internal static class ChileanNames
{
    private static readonly (int BornBefore, WeightedList Women, WeightedList Men)[] Eras =
    [
        (
            1950,
            new(
                """
                María 60, Rosa 40, Ana 30, Marta 22, Juana 20, Luisa 19, Elena 18, Carmen 18, Olga 17, Teresa 16, Gladys 16, Silvia 14,
                Norma 13, Berta 12, Inés 12, Hilda 11, Blanca 10, Raquel 10, Julia 10, Eliana 10, Mercedes 9, Graciela 9, Adriana 8,
                Lidia 8, Ester 8, Irma 8, Nelly 8, Edith 7, Violeta 6, Zunilda 5, Clorinda 4, Ernestina 4, Herminda 3, Filomena 3
                """
            ),
            new(
                """
                José 50, Juan 45, Luis 44, Manuel 30, Carlos 28, Pedro 22, Jorge 21, Sergio 20, Víctor 18, Hugo 16, Raúl 15, Mario 14,
                Héctor 14, Guillermo 13, Francisco 12, Óscar 12, Enrique 11, Humberto 10, Julio 10, Alfredo 9, Hernán 9, Segundo 8,
                Orlando 8, Osvaldo 8, Germán 7, Rigoberto 6, Arturo 6, Gilberto 5, Eleodoro 4, Ramón 6, Fidel 3, Nolberto 3
                """
            )
        ),
        (
            1970,
            new(
                """
                María 50, Ana 32, Patricia 30, Rosa 26, Margarita 18, Verónica 17, Gloria 17, Sonia 16, Cecilia 16, Silvia 15, Mónica 15,
                Isabel 14, Elizabeth 14, Ximena 13, Sandra 13, Jacqueline 12, Nancy 11, Miriam 11, Marcela 10, Teresa 10, Eugenia 8,
                Angélica 8, Soledad 7, Viviana 7, Ruth 7, Luz 6, Erika 6, Ivonne 6, Jeannette 6, Marisol 6, Cristina 6, Nury 3, Uberlinda 2
                """
            ),
            new(
                """
                Luis 45, Juan 44, José 40, Carlos 33, Jorge 28, Patricio 22, Manuel 20, Víctor 19, Sergio 18, Mario 17, Eduardo 16,
                Hernán 13, Ricardo 14, Héctor 13, Fernando 14, Francisco 12, Miguel 13, Jaime 12, Roberto 12, Hugo 11, Claudio 12, Óscar 10,
                Raúl 10, Gonzalo 7, Ramón 8, Nelson 9, Iván 8, Rodrigo 8, Juan Carlos 9, Luis Alberto 6, Alejandro 8, Waldo 3, Leonel 3
                """
            )
        ),
        (
            1990,
            new(
                """
                Carolina 30, Claudia 28, Paola 24, Andrea 24, Marcela 22, Alejandra 20, Carla 12, Daniela 22, Francisca 14, Lorena 16,
                Paula 14, Pamela 15, Karina 14, Natalia 15, Ximena 9, Viviana 8, Katherine 12, Macarena 8, Constanza 7, María José 14,
                María Paz 4, María Eugenia 4, Tamara 7, Valeria 8, Evelyn 8, Jessica 10, Yasna 6, Marisol 6, Loreto 7, Camila 9, Ingrid 6,
                Susana 5, Rocío 4, Begoña 2, Ángela 5, María de los Ángeles 3
                """
            ),
            new(
                """
                Rodrigo 28, Cristián 24, Claudio 20, Marcelo 20, Francisco 18, Juan 20, Luis 20, Carlos 18, Mauricio 17, Alejandro 16,
                Felipe 14, Pablo 16, Álvaro 12, Andrés 13, Eduardo 12, Jorge 12, Cristian 10, Gonzalo 12, Sebastián 12, Diego 8, Daniel 11,
                Juan Pablo 10, José Miguel 5, José Luis 6, Juan Carlos 8, Víctor 9, Ricardo 10, Patricio 8, Héctor 7, Hernán 5, Óscar 5,
                Iván 6, Nicolás 7, Ignacio 6, Matías 4, Esteban 4
                """
            )
        ),
        (
            2010,
            new(
                """
                Javiera 24, Constanza 22, Catalina 22, Camila 22, Valentina 22, Francisca 18, Fernanda 16, Antonia 12, Daniela 14,
                Martina 8, Sofía 12, Isidora 10, María José 8, María Ignacia 5, Josefa 6, Nicole 8, Bárbara 8, Paz 3, Belén 6, Paula 6,
                Gabriela 7, Millaray 3, Krishna 2, Scarlett 3, Rocío 5, Monserrat 5, Yanara 1, Ámbar 2, Trinidad 3, Macarena 4, Anaís 2
                """
            ),
            new(
                """
                Benjamín 18, Sebastián 20, Matías 22, Nicolás 20, Diego 20, Felipe 18, Ignacio 16, Vicente 12, Cristóbal 13, Joaquín 12,
                Martín 9, Tomás 11, Francisco 10, Bastián 11, Maximiliano 8, Juan Pablo 6, José Tomás 4, Juan José 3, Lucas 6, Gabriel 6,
                Alexis 4, Bryan 5, Fabián 6, Rodrigo 5, Lautaro 3, Agustín 6, Camilo 4, Álvaro 4, Ítalo 2, Kevin 4, Simón 4, Ángel 3
                """
            )
        ),
        (
            int.MaxValue,
            new(
                """
                Sofía 22, Emilia 20, Isabella 18, Agustina 16, Florencia 16, Josefa 15, Amanda 14, Martina 16, Emma 12, Isidora 12,
                Trinidad 8, Julieta 9, Antonella 8, Maite 8, Catalina 8, Antonia 8, Mía 7, Rafaela 6, Colomba 3, Rayén 3, Millaray 3,
                Amparo 3, Josefina 6, Elena 4, Olivia 4, Violeta 3, Leonor 3, Ámbar 2
                """
            ),
            new(
                """
                Mateo 20, Agustín 18, Santiago 18, Tomás 16, Lucas 16, Benjamín 16, Gaspar 12, Alonso 12, Vicente 10, Martín 9, Maximiliano 9,
                Joaquín 8, Facundo 8, Liam 7, León 6, Máximo 6, Emiliano 6, Julián 6, Lautaro 4, Amaro 4, Nahuel 3, Borja 2, Bruno 4,
                Salvador 4, Dante 3, José Tomás 3, Ian 2, Matías 7
                """
            )
        ),
    ];

    private static readonly WeightedList SecondWomen = new(
        """
        Andrea 18, Alejandra 20, Isabel 18, del Carmen 26, Elena 12, Paz 14, Ignacia 10, Antonia 10, Fernanda 8, Beatriz 8, Cecilia 8,
        Soledad 8, Eugenia 8, Angélica 8, del Pilar 6, Victoria 8, Belén 8, Constanza 6, Jesús 3, Inés 6, de Lourdes 3, Ester 5, Alicia 5
        """
    );

    private static readonly WeightedList SecondMen = new(
        """
        Andrés 24, Antonio 22, Alberto 18, Ignacio 18, Alejandro 20, Enrique 14, Eduardo 14, Patricio 10, Esteban 10, Javier 10, Hernán 8,
        Segundo 5, del Carmen 5, Arturo 6, Ernesto 6, Nicolás 6, Felipe 7, Elías 5, Benjamín 5, Omar 4, Iván 4, Ramón 4, Raúl 4, Tomás 4
        """
    );

    private static readonly WeightedList Family = new(
        """
        González 380, Muñoz 290, Rojas 220, Díaz 215, Pérez 170, Soto 165, Contreras 160, Silva 150, Martínez 140, Sepúlveda 135,
        Morales 134, Rodríguez 132, López 130, Fuentes 122, Hernández 118, Torres 116, Araya 114, Flores 112, Espinoza 110, Valenzuela 106,
        Castillo 104, Ramírez 100, Reyes 98, Gutiérrez 97, Castro 95, Vargas 93, Álvarez 92, Vásquez 90, Tapia 88, Fernández 86, Sánchez 85,
        Carrasco 84, Gómez 82, Cortés 80, Herrera 79, Núñez 76, Jara 74, Vergara 73, Rivera 72, Figueroa 71, Riquelme 69, García 68,
        Miranda 66, Bravo 65, Vera 64, Molina 63, Vega 62, Campos 60, Sandoval 59, Orellana 58, Zúñiga 57, Olivares 56, Alarcón 55,
        Gallardo 54, Ortiz 53, Garrido 52, Salazar 51, Guzmán 50, Henríquez 50, Saavedra 49, Navarro 48, Aguilera 47, Parra 46, Romero 45,
        Aravena 44, Pizarro 43, Godoy 42, Peña 46, Cáceres 41, Leiva 40, Escobar 40, Yáñez 39, Valdés 38, Vidal 38, Salinas 37, Cárdenas 37,
        Jiménez 36, Ruiz 36, Lagos 35, Maldonado 35, Bustos 34, Medina 34, Pino 33, Palma 33, Moreno 32, Sanhueza 32, Carvajal 31,
        Navarrete 31, Sáez 30, Alvarado 30, Donoso 29, Poblete 29, Bustamante 28, Toro 28, Ortega 27, Venegas 27, Guerrero 26, Paredes 26,
        Farías 25, Acuña 25, Cornejo 24, Oyarzún 22, Ávila 20, Ibáñez 20, Ocampo 8, Quezada 16, Arancibia 16, Ñáñez 2, Barría 14,
        Barrientos 16, Mancilla 14, Ojeda 12, Uribe 12, Velásquez 14, Villarroel 14, Urrutia 14, Zamorano 10, Zapata 14, Inostroza 12,
        San Martín 16, San Juan 4, Del Río 6, De la Fuente 7, De la Cruz 5, De la Barra 3, Ponce de León 2, Santa María 3, Santibáñez 6,
        Ladrón de Guevara 1, Echeverría 8, Irarrázaval 2, Errázuriz 2, Larraín 4, Etcheverry 2, Schmidt 3, Müller 3, Fuchs 2, Kunstmann 1,
        Marinovic 2, Kovacic 2, Goic 1, Chahuán 2, Nazal 1, O'Ryan 1, Mac-Lean 1, Bórquez 8, Agüero 6, Quiñones 6, Ordóñez 4,
        Catrileo 5, Huenchumilla 3, Curihuinca 3, Llanquileo 3, Millaqueo 3, Painemal 4, Nahuelpán 4, Quilaqueo 4, Marileo 4, Antilef 3,
        Huaiquil 4, Cayuqueo 3, Coñuecar 3, Ñancupil 3, Paillalef 3, Tripailao 3, Huenupi 3, Calfuqueo 3, Melinao 4, Lincoqueo 3, Ñanco 2,
        Mamani 6, Choque 4, Condori 4, Castañeda 5, Piñones 5, Cuello 3, Rapu 1, Tuki 1
        """
    );

    private static readonly WeightedList ForeignFamily = new(
        """
        Quispe 20, Huamán 14, Mamani 12, Rondón 12, Briceño 10, Urdaneta 8, Colmenares 8, Villalobos 6, Chirinos 8, Bermúdez 8, Restrepo 8,
        Jaramillo 6, Mosquera 6, Caicedo 8, Valencia 6, Joseph 12, Pierre 12, Jean 10, Louis 8, Charles 6, Toussaint 4, Choque 8, Flores 10,
        Rossi 3, Silveira 3, Souza 3, Smith 2, Dubois 2, Wang 3, Nguyễn 1, Kowalski 1, Rodríguez 16, González 14, Pérez 12, Ñahui 2
        """
    );

    private static readonly WeightedList ForeignWomen = new(
        """
        Yuleisy 6, Génesis 8, Andreína 8, Maryuri 4, Mariángel 6, Oriana 6, Luz Marina 6, Leidy 6, Yesenia 8, Flor 6, Marie 6, Rose-Laure 3,
        Guerline 3, Nadège 2, Sarah 3, Emily 2, Giulia 2, Li 2, Ana 8, María 12, Carmen Rosa 4
        """
    );

    private static readonly WeightedList ForeignMen = new(
        """
        Wilmer 8, Jhon 6, Jesús 10, Yorman 5, Edwin 8, Wilson 6, Jefferson 5, Elvis 3, Jean-Baptiste 3, Frantz 3, Wilner 4, Ricardo 6,
        Marco 3, João 2, Michael 3, Wei 2, Carlos 12, José Gregorio 8, Luis 10, Percy 4
        """
    );

    /// <summary>Given names of somebody born in a year: one, or two as most Chileans have.</summary>
    public static string Given(DemoRandom random, Gender gender, int born, bool foreign)
    {
        var woman = gender == Gender.Female;
        var first = foreign ? (woman ? ForeignWomen : ForeignMen).Pick(random) : Era(born, woman).Pick(random);
        if (first.Contains(' ', StringComparison.Ordinal) || random.Percent(45))
        {
            return first;
        }

        var second = (woman ? SecondWomen : SecondMen).Pick(random);
        return second == first ? first : $"{first} {second}";
    }

    /// <summary>One family name.</summary>
    public static string Surname(DemoRandom random, bool foreign) => (foreign ? ForeignFamily : Family).Pick(random);

    private static WeightedList Era(int born, bool woman)
    {
        var era = Array.Find(Eras, era => born < era.BornBefore);
        return woman ? era.Women : era.Men;
    }
}
